// Merging: two tickets go on as one, whoever asks for it at whatever moment; there is never a ring, and it can be undone.
import * as fc from 'fast-check';
import type { TriageCommand } from '../../src/ticket/handling/triage.js';
import { fold, type Ticket } from '../../src/ticket/ticket.js';
import { plainKinds } from '../view/kinds.js';
import { closingWords } from '../world/closing.js';
import { openWorld, type World } from '../world/desk.js';

let world: World;
afterEach(() => world.close());

async function reports(count: number, texts: string[] = []): Promise<void> {
  world = await openWorld({ kinds: plainKinds });
  for (let nth = 0; nth < count; nth += 1) {
    const user = `staff${nth}`;
    const place = { platform: 'slack' as const, channel: `D-${user}`, message: `m${nth}`, direct: true };
    const said = { text: texts[nth] ?? '[suspicious-click]' };
    await world.ask({ type: 'say', by: world.party(user), place, addressed: true, said });
  }
  await world.turn();
}

type Asked = Extract<TriageCommand, { type: 'triage' }>;
const merge = (ticket: number, main: number, user = 'tanaka') => {
  const command: Asked = {
    ...{ type: 'triage', ticket, by: world.party(user), result: 'duplicate', circumstances: [], main },
    said: { text: '' },
  };
  return world.ask(command);
};
const ticket = async (number: number) => fold(await world.store.events(number)) as Ticket;
const triageOf = async (number: number) => (await ticket(number)).handling.triage;
const read = (user: string) =>
  world.chat
    .messages()
    .filter(({ channel }) => channel.includes(user))
    .map(({ card }) => JSON.stringify(card));

test('both ends know of it; news of the one that goes on reaches every reporter', async () => {
  await reports(3);
  await merge(3, 2);
  await world.turn();
  await merge(2, 1);
  await world.turn();
  expect(await triageOf(1)).toMatchObject({ duplicates: [2, 3] });
  expect([(await triageOf(2)).main, (await triageOf(3)).main]).toEqual([1, 2]);
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('tanaka') });
  await world.turn();
  await world.ask({ type: 'close', ticket: 1, by: world.party('tanaka'), said: closingWords('広告でした') });
  await world.turn();
  for (const user of ['staff1', 'staff2']) {
    expect(read(user).join()).toContain('さんが担当しています');
    expect(read(user).join()).toContain('広告でした');
  }
});

test('the reporters of what was merged onward first hear nothing of an end that is none', async () => {
  await reports(3);
  await merge(3, 2);
  await world.turn();
  await merge(2, 1);
  await world.turn();
  expect(read('staff2').join()).not.toContain('この件は完了しました');
});

test('it ends before the other one has come to it: that reporter hears of it all the same', async () => {
  await reports(2);
  await merge(2, 1);
  await world.ask({ type: 'close', ticket: 1, by: world.party('tanaka'), said: closingWords('広告でした') });
  await world.turn();
  expect(read('staff1').join()).toContain('広告でした');
});

test('opened again it goes on by itself: the other one gives it back, and no more news comes', async () => {
  await reports(2);
  await merge(2, 1);
  await world.turn();
  await world.ask({ type: 'reopen', ticket: 2, by: world.party('suzuki') });
  await world.turn();
  expect(await triageOf(1)).toMatchObject({ duplicates: [] });
  expect((await triageOf(2)).main).toBeUndefined();
  await world.ask({ type: 'close', ticket: 1, by: world.party('tanaka'), said: closingWords('広告でした') });
  await world.turn();
  expect(read('staff1').join()).not.toContain('広告でした');
  expect((await ticket(2)).phase.is).toBe('held');
});

test('of a restricted ticket another reporter learns that it is over, never what was found', async () => {
  await reports(2, ['[insider]', '[suspicious-click]']);
  expect(await merge(2, 1)).toMatchObject({ is: 'refused', reason: 'merge-unknown' });
  await merge(2, 1, 'sato');
  await world.turn();
  await world.ask({ type: 'close', ticket: 1, by: world.party('sato'), said: closingWords('秘密の結論') });
  await world.turn();
  expect(read('staff1').join()).toContain('この件は完了しました');
  expect(read('staff1').join()).not.toContain('秘密の結論');
});

test('two commanders at once, each the other way round: one of them is refused, and the other ticket goes on', async () => {
  await reports(2);
  const outcomes = await Promise.all([merge(1, 2, 'tanaka'), merge(2, 1, 'suzuki')]);
  await world.turn();
  expect(outcomes.map((one) => (one.is === 'refused' ? one.reason : one.is)).sort()).toEqual(['done', 'merge-ring']);
  const phases = [(await ticket(1)).phase.is, (await ticket(2)).phase.is];
  expect(phases.filter((is) => is === 'closed')).toHaveLength(1);
});

test('parted from one that has gone on itself, and merged with that one at once: the news of the parting comes last and undoes nothing', async () => {
  await reports(3);
  await merge(1, 3);
  await merge(3, 2);
  await world.turn();
  await world.ask({ type: 'reopen', ticket: 1, by: world.party('tanaka') });
  await merge(1, 2);
  for (let round = 0; round < 3; round += 1) await world.turn();
  expect((await triageOf(2)).duplicates.toSorted()).toEqual([1, 3]);
  expect((await triageOf(3)).duplicates).toEqual([]);
});

const COUNT = 4;
const number = fc.integer({ min: 1, max: COUNT });
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('merge' as const), ticket: number, main: number }) },
  fc.record({ do: fc.constant('reopen' as const), ticket: number }),
  fc.record({ do: fc.constant('close' as const), ticket: number }),
  fc.record({ do: fc.constant('turn' as const) }),
);

test('whatever is merged, parted and closed at once: no ring, and in the end both sides say the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), async (steps) => {
      await reports(COUNT);
      const by = world.party('tanaka');
      for (const together of steps)
        await Promise.all(
          together.map((one) => {
            if (one.do === 'merge') return merge(one.ticket, one.main);
            if (one.do === 'reopen') return world.ask({ type: 'reopen', ticket: one.ticket, by });
            return one.do === 'close'
              ? world.ask({ type: 'close', ticket: one.ticket, by, said: closingWords('終わり') })
              : world.turn();
          }),
        );
      for (let round = 0; round < COUNT; round += 1) await world.turn();
      const all = new Map<number, Ticket>();
      for (let one = 1; one <= COUNT; one += 1) all.set(one, await ticket(one));
      for (const one of all.values()) {
        const chain = [one.number];
        for (let { main } = one.handling.triage; main !== undefined; main = all.get(main)?.handling.triage.main) {
          expect(chain).not.toContain(main);
          chain.push(main);
        }
        for (const main of chain.slice(1)) expect(all.get(main)?.handling.triage.duplicates).toContain(one.number);
        for (const duplicate of one.handling.triage.duplicates) {
          let main: number | undefined = duplicate;
          while (main !== undefined && main !== one.number) main = all.get(main)?.handling.triage.main;
          expect(main).toBe(one.number);
        }
      }
      await world.close();
    }),
    { numRuns: 40 },
  );
});
