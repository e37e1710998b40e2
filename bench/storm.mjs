// npm run storm [-- --people=1000 --seconds=60]: everybody reports the same phishing mail, within a minute and then all at once, while
// Slack takes one message a second in a channel. Says what each of the promises came to.
import { at, median, sleep } from './figures.mjs';
import { createReporters, press } from './load.mjs';
import { startPlatforms } from './platforms.mjs';
import { commander, deskChannel, start } from './system.mjs';

const TEXT = '怪しいメールの添付ファイルを開いてしまいました';
const pagesIn = `D${commander.slice(1)}`;

/** @param seconds over which the reports are spread; 0: all at once */
export async function storm({ people = 1_000, seconds = 60 }) {
  const platforms = await startPlatforms();
  platforms.strict = true;
  const reporters = createReporters(platforms);
  const system = await start('desk', platforms);
  await sleep(1_500);
  const seen = { pages: [], cards: [], updates: [] };
  const counted = new Map();
  let lastChange = 0;
  reporters.seen = (message) => {
    if (message.channel === pagesIn) seen.pages.push(message);
    if (message.channel !== deskChannel) return;
    (message.update ? seen.updates : seen.cards).push(message);
    counted.set('now', countIn(message));
    lastChange = message.at;
  };
  const began = performance.now();
  const sent = [];
  const stale = [];
  for (let n = 0; n < people; n += 1) {
    const wait = began + (n * seconds * 1_000) / people - performance.now();
    if (wait > 1) await sleep(wait);
    sent.push(reporters.report(system, TEXT));
  }
  const answered = await Promise.all(sent);
  const lastAnswer = Math.max(...answered.map((one) => one.answered));
  const replied = await Promise.all(answered.map(async (one) => (await one.replied) - one.began));
  // The counter is right when it counts everybody but those who have a card of their own.
  const whole = () => seen.cards.length + (counted.get('now') ?? 0) >= people;
  for (let waited = 0; !whole() && waited < 120_000; waited += 20) await sleep(20);
  stale.push(lastChange - lastAnswer);
  const waits = answered.map((one) => one.answered - one.began);
  const firstPage = seen.pages[0].at - Math.min(...answered.map((one) => one.answered));
  const report = {
    people,
    seconds,
    'answered within ms, p50 and worst': `${median(waits).toFixed(0)}, ${at(waits, 1).toFixed(0)}`,
    'first aid within ms, p50 and worst': `${median(replied).toFixed(0)}, ${at(replied, 1).toFixed(0)}`,
    'first page after the first answer, ms': firstPage.toFixed(0),
    'cards and updates in the desk channel': `${seen.cards.length}, ${seen.updates.length}`,
    'messages to the commander': seen.pages.filter((one) => !one.update).length,
    'counter is right after the last answer, ms': whole() ? Math.max(0, stale[0]).toFixed(0) : 'never',
    '429s': platforms.refused,
  };
  await takeAll(system, platforms, reporters, answered, seen, report);
  await system.stop();
  platforms.close();
  return report;
}

/** The commander takes every ticket that has a page of its own: all the others are taken along, and every reporter hears it. */
async function takeAll(system, platforms, reporters, answered, seen, report) {
  const heard = new Map();
  const before = reporters.seen;
  reporters.seen = (message) => {
    before(message);
    if (/田中/.test(message.text ?? '')) heard.set(message.channel, message.at);
  };
  const pressed = performance.now();
  const tickets = new Set(seen.pages.flatMap((page) => page.text.match(/DESK-\d+/)?.[0] ?? []));
  for (const ticket of tickets) await press(system, commander, pagesIn, 'acknowledge', ticket);
  const all = () => answered.every(({ channel }) => heard.has(channel));
  for (let waited = 0; !all() && waited < 120_000; waited += 50) await sleep(50);
  report['reporters who heard who has it'] = answered.filter(({ channel }) => heard.has(channel)).length;
  report['the last heard it after, ms'] = (Math.max(...heard.values()) - pressed).toFixed(0);
  report['messages to the commander in all'] = seen.pages.filter((one) => !one.update).length;
  report['429s in all'] = platforms.refused;
}

function countIn({ blocks }) {
  return Number(/ほかに(\d+)件/.exec(blocks ?? '')?.[1] ?? 0);
}

if (process.argv[1]?.endsWith('storm.mjs')) {
  const asked = Object.fromEntries(process.argv.slice(2).map((word) => word.replace(/^--/, '').split('=')));
  const people = Number(asked.people ?? 1_000);
  const spans = asked.seconds === undefined ? [60, 0] : [Number(asked.seconds)];
  for (const seconds of spans) process.stdout.write(`${JSON.stringify(await storm({ people, seconds }), null, 2)}\n`);
  process.exit(0);
}
