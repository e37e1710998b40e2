// Whatever people do, in whatever order: rows follow from events, the chain holds, what is owed can be shown, a repetition changes
// nothing, and no ladder is climbed for ever.

import * as fc from 'fast-check';
import { findBroken } from '../src/cli/verify.js';
import { type TriageResult, triageResults } from '../src/ticket/handling/triage.js';
import type { JobSpec } from '../src/ticket/plan.js';
import { nameOf, spotOf, surfaceNamed } from '../src/ticket/surface.js';
import { fold } from '../src/ticket/ticket.js';
import { draw } from '../src/view/draw.js';
import { plainKinds } from './view/kinds.js';
import { closingWords } from './world/closing.js';
import { openWorld, type World } from './world/desk.js';

const users = ['hanako', 'ken', 'tanaka', 'suzuki', 'sato'];
const texts = [
  '',
  'なにか変です',
  '[suspicious-click]',
  '[password-given]',
  '[question]',
  '[insider]',
  '[lost-device]',
];
const scripts = ['suspicious-click', 'lost-device', 'insider', 'question', 'no-such-script'];

type Act =
  | { do: 'say'; by: string; text: string; where: 'direct' | 'channel' | 'thread'; addressed: boolean }
  | { do: 'press'; by: string; act: 'acknowledge' | 'decline' | 'reopen'; ticket: number }
  | { do: 'choose'; by: string; ticket: number; script: string }
  | { do: 'separate'; by: string; ticket: number; nth: number }
  | { do: 'close'; by: string; ticket: number }
  | { do: 'triage'; by: string; ticket: number; result: TriageResult; impact: string; urgency: string; main: number }
  | { do: 'edit'; by: string; nth: number; how: 'edited' | 'deleted' }
  | { do: 'lose'; ticket: number; person: string }
  | { do: 'wait'; seconds: number };

const by = fc.constantFrom(...users);
const ticket = fc.integer({ min: 1, max: 4 });
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constant('say' as const),
    by,
    text: fc.constantFrom(...texts),
    where: fc.constantFrom('direct' as const, 'channel' as const, 'thread' as const),
    addressed: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('press' as const),
    by,
    act: fc.constantFrom('acknowledge', 'decline', 'reopen'),
    ticket,
  }),
  fc.record({ do: fc.constant('choose' as const), by, ticket, script: fc.constantFrom(...scripts) }),
  fc.record({ do: fc.constant('separate' as const), by, ticket, nth: fc.nat(3) }),
  fc.record({ do: fc.constant('close' as const), by, ticket }),
  fc.record({
    ...{ do: fc.constant('triage' as const), by, ticket, result: fc.constantFrom(...triageResults), main: ticket },
    ...{ impact: fc.constantFrom('critical', 'minor', 'gone'), urgency: fc.constantFrom('now', 'settled') },
  }),
  fc.record({ do: fc.constant('edit' as const), by, nth: fc.nat(5), how: fc.constantFrom('edited', 'deleted') }),
  fc.record({ do: fc.constant('lose' as const), ticket, person: fc.constantFrom('tanaka', 'suzuki', 'sato') }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(0, 1, 600, 900, 3_600) }),
);
const stories = fc.array(acts, { minLength: 1, maxLength: 15 });

/** Performs one act, and its request a second time. */
async function perform(world: World, act: Act, nth: number): Promise<void> {
  if (act.do === 'wait') return world.pass(act.seconds);
  const command = await commandOf(world, act, nth);
  await world.ask(command, `r${nth}`);
  const written = await world.store.chainHead();
  const again = await world.ask(command, `r${nth}`);
  expect(['repeated', 'ignored']).toContain(again.is);
  expect(await world.store.chainHead()).toEqual(written);
}

async function commandOf(world: World, act: Exclude<Act, { do: 'wait' }>, nth: number) {
  const party = 'by' in act ? world.party(act.by) : world.party('hanako');
  switch (act.do) {
    case 'say': {
      const direct = act.where === 'direct';
      const place = {
        ...{ platform: 'slack' as const, channel: direct ? `D-${act.by}` : 'general', message: `m${nth}`, direct },
        ...(act.where === 'thread' ? { thread: 'm0' } : {}),
      };
      return { type: 'say', by: party, place, addressed: direct || act.addressed, said: { text: act.text } } as const;
    }
    case 'press':
      return { type: act.act, ticket: act.ticket, by: party } as const;
    case 'choose':
      return { type: 'choose-script', ticket: act.ticket, by: party, script: act.script } as const;
    case 'separate': {
      const notes = fold(await world.store.events(act.ticket))?.notes ?? [];
      return { type: 'separate', ticket: act.ticket, by: party, text: notes[act.nth]?.said.id ?? 'none' } as const;
    }
    case 'triage': {
      const { do: type, by: _, ...asked } = act;
      const said = { text: 'Nothing.', fields: { why: 'Seen.', whom: 'IT' } };
      return { ...asked, type, by: party, said, circumstances: ['personal-data'], lookAgainDays: 1 };
    }
    case 'close':
      return { type: 'close', ticket: act.ticket, by: party, said: closingWords('Done.') } as const;
    case 'edit': {
      const place = { platform: 'slack', channel: `D-${act.by}`, message: `m${act.nth}`, direct: true } as const;
      return { type: 'edit', by: party, place, how: act.how, said: { text: 'changed' } } as const;
    }
    case 'lose':
      return { type: 'page-failed', ticket: act.ticket, person: act.person, way: 'slack', reason: 'gone' } as const;
  }
}

/** Every job that was asked for, with the ticket it belongs to. */
async function watched(): Promise<{ world: World; jobs: { ticket: number; job: JobSpec }[] }> {
  const jobs: { ticket: number; job: JobSpec }[] = [];
  const world = await openWorld({
    kinds: plainKinds,
    tamper: (store) => ({
      ...store,
      async commit(batch) {
        const committed = await store.commit(batch);
        if (committed.is === 'committed') jobs.push(...batch.jobs.map((job) => ({ ticket: committed.ticket, job })));
        return committed;
      },
    }),
  });
  return { world, jobs };
}

test('rows follow from events, the chain holds, and a repeated request changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const { world } = await watched();
      for (const [nth, act] of story.entries()) await perform(world, act, nth);
      await world.turn();
      expect(await findBroken(world.store)).toBeUndefined();
      await world.close();
    }),
    { numRuns: 40 },
  );
});

test('no event holds a word of what people wrote', async () => {
  const { world } = await watched();
  const secret = 'a-word-that-only-the-reporter-knows';
  const by = world.party('hanako');
  const place = { platform: 'slack', channel: 'D-hanako', message: 'm1', direct: true } as const;
  const said = { text: `[suspicious-click] ${secret}`, files: [{ name: secret }], onBehalfOf: secret };
  await world.ask({ type: 'say', by, place, addressed: true, said });
  await world.ask({
    type: 'say',
    by,
    place: { ...place, message: 'm2' },
    addressed: true,
    said: { text: `[password-given] ${secret}` },
  });
  await world.ask({ type: 'edit', by, place, how: 'edited', said: closingWords(secret) });
  await world.ask({ type: 'close', ticket: 1, by: world.party('tanaka'), said: closingWords(secret) });
  const log = await world.store.log(0, 100);
  expect(log.length).toBeGreaterThan(4);
  expect(JSON.stringify(log)).not.toContain(secret);
  expect(JSON.stringify([...(await world.store.texts(1)).values()])).toContain(secret);
  await world.close();
});

test('whatever is owed has a place to stand, and can be drawn in both languages', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const { world, jobs } = await watched();
      for (const [nth, act] of story.entries()) await perform(world, act, nth);
      for (const { ticket: number, job } of jobs.filter((one) => one.job.kind === 'show')) {
        const surface = surfaceNamed(job.name);
        const scene = await world.stage.set(number);
        if (!surface || !scene) throw new Error(`job ${number}/${job.name} names nothing that can be shown`);
        expect(nameOf(surface)).toBe(job.name);
        expect(spotOf(scene('ja').ticket, surface, world.organisation)).toBeDefined();
        draw(scene('ja'), surface);
        draw(scene('en'), surface);
      }
      expect(world.worker.health().failing.size).toBe(0);
      await world.close();
    }),
    { numRuns: 40 },
  );
});

test('every ladder comes to its end, and everything owed is done', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const { world } = await watched();
      for (const [nth, act] of story.entries()) await perform(world, act, nth);
      await world.pass(3 * 3_600);
      const open = await world.store.openTickets(100);
      expect(open.filter(({ phase }) => phase === 'paging')).toEqual([]);
      expect((await world.store.backlog(world.clock.now())).due).toBe(0);
      await world.close();
    }),
    { numRuns: 25 },
  );
});

test('fifty alike reports in the same second get fifty tickets and fifty answers and fifty pages', async () => {
  const { world } = await watched();
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, nth) => {
      const user = `person${nth}`;
      const place = { platform: 'slack', channel: `D-${user}`, message: `m${nth}`, direct: true } as const;
      const said = { text: '[suspicious-click]' };
      return world.ask({ type: 'say', by: world.party(user), place, addressed: true, said });
    }),
  );
  const numbers = outcomes.map((outcome) => (outcome.is === 'done' ? outcome.ticket : 0));
  expect([...numbers].sort((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  await world.turn();
  const markers = world.chat.messages().map(({ marker }) => marker.replace(/^DESK-\d+\//, ''));
  const count = (name: string) => markers.filter((marker) => marker.startsWith(name)).length;
  expect({ answers: count('reporter'), pages: count('page/0'), cards: count('desk') }).toEqual({
    ...{ answers: 50, pages: 50, cards: 50 },
  });
  await world.close();
});
