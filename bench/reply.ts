// How long a frightened person waits: from the event to the first aid, and to the page, over real processes on an idle machine.
// npm run bench. Run by jest for its compiler only; it asserts nothing about time.
import { performance } from 'node:perf_hooks';
import { employee, openSite, settled, tanaka } from '../test/blackbox/drive.js';
import { directOf } from '../test/world/slack-methods.js';
import { messageEvent } from '../test/world/slack-payloads.js';

const REPORTS = Number(process.env.REPORTS ?? 200);
const texts = [
  '怪しい添付を開いてしまった',
  'I clicked a suspicious attachment',
  'パソコンをなくしました',
  'なんか変です',
];

test('the reply to a report', async () => {
  const site = await openSite();
  const arrived = new Map<string, number>();
  const { messages } = site.world;
  const keep = messages.push.bind(messages);
  messages.push = (...posted) => {
    for (const message of posted) arrived.set(message.channel, performance.now());
    return keep(...posted);
  };
  const waits = { answered: [] as number[], firstAid: [] as number[], page: [] as number[] };
  try {
    for (let n = -5; n < REPORTS; n += 1) {
      const user = employee();
      arrived.clear();
      const began = performance.now();
      await site.send.event(messageEvent(user, texts[(n + 5) % texts.length] as string));
      const answered = performance.now();
      await settled(site);
      // The first few warm the program up.
      if (n < 0) continue;
      waits.answered.push(answered - began);
      waits.firstAid.push((arrived.get(directOf(user)) ?? Number.NaN) - began);
      waits.page.push((arrived.get(directOf(tanaka)) ?? Number.NaN) - began);
    }
    expect(waits.firstAid.filter(Number.isNaN)).toEqual([]);
  } finally {
    await site.close();
  }
  const lines = Object.entries(waits).map(([what, all]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const at = (share: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
    return `${what.padEnd(9)} median ${at(0.5).padStart(4)} ms   p99 ${at(0.99).padStart(4)} ms   worst ${at(1).padStart(4)} ms`;
  });
  process.stdout.write(`\n${REPORTS} reports, one after another\n${lines.join('\n')}\n`);
}, 600_000);
