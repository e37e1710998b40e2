// The promise itself: whatever is answered is kept, and whatever is owed is sent, once, through kill -9, stops, crowds and twins.
// `npm run crash -- --rounds=100` runs the first test for longer.
import type { PostedMessage } from '../world/slack.js';
import { messageEvent, pressOn } from '../world/slack-payloads.js';
import {
  about,
  deskChannel,
  employee,
  freePort,
  openSite,
  reads,
  type Site,
  senderTo,
  settings,
  settled,
  tanaka,
  ticketIn,
  until,
  verify,
} from './drive.js';

type Event = ReturnType<typeof messageEvent>;
const rounds = Number(process.env.CRASH_ROUNDS ?? 2);
const perRound = 24;

vi.setConfig({ testTimeout: 180_000 + rounds * 60_000, hookTimeout: 180_000 });

const onSite = (use: (site: Site) => Promise<void>) => async () => {
  // A crowd this size would be counted on one page; here each must arrive.
  const site = await openSite({ deskYml: settings.replace('paging:', 'paging:\n  bundle_above: 1000') });
  try {
    await use(site);
    expect(site.world.violations).toEqual([]);
  } finally {
    await site.close();
  }
};

function newReport(): Event {
  const user = employee();
  return messageEvent(user, `怪しい添付を開いてしまった（${user}）`);
}

/** Slack's side of a delivery: true when it was answered 200. */
async function deliver(site: Site, event: Event, retry = 0): Promise<boolean> {
  try {
    return (await site.send.event(event, { retry })).status === 200;
  } catch {
    return false;
  }
}

/** Delivers until it is answered, as Slack would. */
async function deliverAgain(site: Site, event: Event): Promise<void> {
  await until('the report is answered at last', () => deliver(site, event, 1));
}

/** How many messages name each ticket. */
function timesNamed(messages: PostedMessage[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const message of messages)
    for (const ticket of new Set(reads(message).match(/DESK-\d+/g))) times.set(ticket, (times.get(ticket) ?? 0) + 1);
  return times;
}

/** Every event's report is kept with its words, has its own number without gaps, and one card in each of its three places. */
function expectEachOnce(site: Site, events: Event[]): void {
  const { world } = site;
  const kept = site.rows<{ number: number; reporter: string; body: string }>(
    'select number, reporter, body from tickets join texts on texts.ticket = tickets.number order by number',
  );
  expect(kept.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
  const pages = timesNamed(world.direct(tanaka));
  // The card of one of many alike reports names the others too: what it is about stands in its summary.
  const room = world.in(deskChannel).filter(({ thread_ts }) => !thread_ts);
  const cards = timesNamed(room.map((message) => ({ ...message, blocks: [] })));
  const wrong = events.flatMap(({ user, text }) => {
    const mine = kept.filter(({ reporter }) => reporter === `slack:${user}`);
    const words = mine.map(({ body }) => JSON.parse(body).text);
    const ticket = `DESK-${mine[0]?.number}`;
    const found = {
      words: words.join() === text,
      reporter: about(world.direct(String(user)), ticket).filter((one) => /受け付けました/.test(one.text)).length,
      page: pages.get(ticket),
      desk: cards.get(ticket),
    };
    const asOwed = found.words && found.reporter === 1 && found.page === 1 && found.desk === 1;
    return asOwed ? [] : [{ ticket, user, ...found }];
  });
  expect(wrong).toEqual([]);
}

test.concurrent(
  `kill -9 in ${rounds} rounds under load: what was answered is kept, what is owed is sent once, the chain is whole`,
  onSite(async (site) => {
    const all: Event[] = [];
    const taken = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const events = Array.from({ length: perRound }, newReport);
      all.push(...events);
      const answered: Event[] = [];
      // Reports come in a stream, and the commander takes the tickets already paged.
      const stream = events.map(async (event, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 12));
        if (await deliver(site, event)) answered.push(event);
      });
      const pages = site.world.direct(tanaka).filter((message) => !taken.has(ticketIn(message)));
      const presses = pages.slice(0, 10).map(async (page) => {
        const ticket = ticketIn(page);
        const press = pressOn(tanaka, page, { action_id: 'acknowledge', value: ticket, block_id: '9' });
        const status = await site.send.interaction(press).then(
          (sent) => sent.status,
          () => 0,
        );
        if (status === 200) taken.add(ticket);
      });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_000));
      await site.stop('SIGKILL');
      await Promise.all([...stream, ...presses]);

      const bodies = site.rows<{ body: string }>('select body from texts').map(({ body }) => JSON.parse(body).text);
      expect(answered.filter(({ text }) => !bodies.includes(text))).toEqual([]);
      const held = site.rows<{ number: number }>("select number from tickets where phase = 'held'");
      const inHand = held.map(({ number }) => `DESK-${number}`);
      expect([...taken].filter((ticket) => !inHand.includes(ticket))).toEqual([]);

      await site.start();
      for (const event of events) if (!answered.includes(event)) await deliverAgain(site, event);
      // Now and then everything is let go out before the next crash, the leases of the dead included: a page a second, as Slack wants it.
      if (round % 10 === 9 || round === rounds - 1) await settled(site, 120 + 2 * all.length);
      if (rounds > 2)
        process.stdout.write(`round ${round + 1}: ${answered.length} of ${perRound} answered before kill -9\n`);
    }
    expectEachOnce(site, all.toSorted(byNumber(site)));
    expect(await verify(site)).toMatchObject({ code: 0 });
  }),
);

/** Orders events as their tickets are numbered. */
function byNumber(site: Site): (a: Event, b: Event) => number {
  const rows = site.rows<{ number: number; reporter: string }>('select number, reporter from tickets');
  const numbers = new Map(rows.map(({ number, reporter }) => [reporter, number]));
  const of = ({ user }: Event) => numbers.get(`slack:${user}`) ?? 0;
  return (a, b) => of(a) - of(b);
}

test.concurrent(
  '50 reports at once: each has its own ticket, reply and page',
  onSite(async (site) => {
    const events = Array.from({ length: 50 }, newReport);
    const answers = await Promise.all(events.map((event) => deliver(site, event)));
    expect(answers.filter((answered) => !answered)).toEqual([]);
    await settled(site, 120);
    expectEachOnce(site, events.toSorted(byNumber(site)));
  }),
);

test.concurrent(
  'SIGTERM under load: it ends by itself, and nothing that was answered is lost or sent twice',
  onSite(async (site) => {
    const events = Array.from({ length: 40 }, newReport);
    const answered: Event[] = [];
    const stream = events.map(async (event, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 5));
      if (await deliver(site, event)) answered.push(event);
    });
    await until('some are answered', () => answered.length > 5);
    const { code, signal, output } = await site.stop('SIGTERM');
    await Promise.all(stream);
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(output).not.toMatch(/"level":[56]0/);
    await site.start();
    for (const event of events) if (!answered.includes(event)) await deliverAgain(site, event);
    await settled(site, 120);
    expectEachOnce(site, events.toSorted(byNumber(site)));
    expect(await verify(site)).toMatchObject({ code: 0 });
  }),
);

test.concurrent(
  'SIGTERM while it still asks Slack about people: it takes reports already, and ends by itself',
  onSite(async (site) => {
    await site.stop('SIGTERM');
    site.world.fail('users.info', { is: 'hang' }, 4);
    await site.start();
    const event = newReport();
    expect(await deliver(site, event)).toBe(true);
    const { code, signal, output } = await site.stop('SIGTERM');
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(output).not.toMatch(/"level":[56]0|cannot start/);
    await site.start();
    await settled(site, 120);
    expectEachOnce(site, [event]);
  }),
);

test.concurrent(
  'SIGTERM while Slack does not answer: it ends all the same, and sends what it owes later, once',
  onSite(async (site) => {
    site.world.fail('chat.postMessage', { is: 'hang', after: true }, 2);
    const events = [newReport(), newReport()];
    for (const event of events) await deliver(site, event);
    await until('it hangs', () => site.world.calls.filter(({ method }) => method === 'chat.postMessage').length >= 2);
    expect(await site.stop('SIGTERM')).toMatchObject({ code: 0, signal: null });
    await site.start();
    await settled(site, 120);
    expectEachOnce(site, events);
  }),
);

test.concurrent(
  'two processes on one database: every report counts once, and nothing is sent twice',
  onSite(async (site) => {
    const port = await freePort();
    const first = site.run;
    const second = await site.start({ PORT: String(port) });
    try {
      const twin = senderTo(port);
      const events = Array.from({ length: 30 }, newReport);
      // Each goes to both, as when Slack gives up on the one and reaches the other.
      const sent = await Promise.all(
        events.flatMap((event, index) => {
          const both = [() => site.send.event(event), () => twin.event(event)];
          return (index % 2 ? both : both.reverse()).map((send) => send());
        }),
      );
      // One of the two may have had to wait too long for the other and say so; Slack delivers that again.
      expect(sent.filter(({ status }) => status !== 200 && status !== 500)).toEqual([]);
      for (const event of events) await deliverAgain(site, event);
      await settled(site, 120);
      expectEachOnce(site, events.toSorted(byNumber(site)));
      expect(await verify(site)).toMatchObject({ code: 0 });
    } finally {
      for (const run of [first, second]) {
        run.process.kill('SIGKILL');
        await run.ended;
      }
    }
  }),
);
