// Tickets that are kept are always those in the database, whoever wrote them.
import { fold } from '../src/ticket/ticket.js';
import { createTickets } from '../src/tickets.js';
import { changing, type Fresh, freshStore, opened, opening } from './store/fresh.js';

let fresh: Fresh;
beforeEach(() => {
  fresh = freshStore();
});
afterEach(() => fresh.close());

const open = () => fresh.store.commit(opening('r1', { events: [opened] }));

test('only what came since is read', async () => {
  const asked: (number | undefined)[] = [];
  const tickets = createTickets({
    events: (ticket, after) => {
      asked.push(after);
      return fresh.store.events(ticket, after);
    },
  });
  await open();
  expect((await tickets.load(1))?.version).toBe(1);
  expect(await tickets.load(1)).toBe(await tickets.load(1));
  await fresh.another().commit(changing('r2', 1, 1));
  expect((await tickets.load(1))?.language).toBe('en');
  expect(asked).toEqual([undefined, 1, 1, 1]);
  expect(await tickets.load(2)).toBeUndefined();
});

test('what this process writes is known without being read; what another wrote in between is not forgotten', async () => {
  const tickets = createTickets(fresh.store);
  const wrote = async (writing: ReturnType<typeof open>) => {
    const committed = await writing;
    if (committed.is === 'committed') tickets.wrote(committed.events);
  };
  await wrote(open());
  await fresh.another().commit(changing('r2', 1, 1));
  await wrote(fresh.store.commit(changing('r3', 1, 2)));
  const events = await fresh.store.events(1);
  expect(events).toHaveLength(3);
  expect(await tickets.history(1)).toEqual({ events, ticket: fold(events) });
});

test('the one that was not asked for longest is forgotten first, and read again', async () => {
  const tickets = createTickets(fresh.store);
  for (let one = 1; one <= 301; one += 1) await fresh.store.commit(opening(`r${one}`, { events: [opened] }));
  const loaded = new Map<number, unknown>();
  for (let one = 1; one <= 300; one += 1) loaded.set(one, await tickets.load(one));
  await tickets.load(1);
  await tickets.load(301);
  expect(await tickets.load(1)).toBe(loaded.get(1));
  const again = await tickets.load(2);
  expect(again).not.toBe(loaded.get(2));
  expect(again).toEqual(loaded.get(2));
});
