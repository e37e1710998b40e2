// Where something that was written belongs. One row a rule.
import { plusSeconds } from '../../src/clock.js';
import { type Belongs, type Heard, TALK_MINUTES, whereItBelongs } from '../../src/ticket/address.js';
import type { StoredEvent, TicketEvent } from '../../src/ticket/event.js';
import { evolve, type Ticket } from '../../src/ticket/ticket.js';
import { smallOrganisation } from '../world/desk.js';

const at = '2026-11-16T05:00:00.000Z';
const organisation = smallOrganisation();
const party = (id: string) => ({ id, platform: 'slack' as const, user: id });
const place = (direct: boolean, thread?: string) => ({ platform: 'slack' as const, channel: 'C1', direct, thread });

function ticket(reporter: string, closed = false): Ticket {
  const said = { id: 't', sha256: 'h' };
  const script = { id: 'suspicious-click', version: '0123456789ab' };
  const opened: TicketEvent = {
    ...{ type: 'opened', reporter: party(reporter), said, route: 'employee', language: 'ja', script, sure: true },
    ...{ candidates: [], severity: 'SEV2', restricted: false },
  };
  const stored = (event: TicketEvent, version: number): StoredEvent => ({
    ...{ seq: version, ticket: 7, version, at, request: 'r', event, prev: '', hash: '' },
  });
  const open = evolve(undefined, stored(opened, 1));
  const after = closed ? evolve(open, stored({ type: 'closed', by: party('tanaka'), said }, 2)) : open;
  if (!after) throw new Error('a ticket begins with opened');
  return after;
}

const talked = (minutes: number) => [{ number: 3, talkedAt: plusSeconds(at, -60 * minutes) }];
const heard = (by: string, more: Partial<Heard>): Heard => ({
  ...{ by: party(by), place: place(true), addressed: true, open: [], inCharge: [], sounds: 'unsure', at },
  ...more,
});

const report: Belongs = { to: 'report' };
const nothing: Belongs = { to: 'nothing' };
const note = (number: number): Belongs => ({ to: 'note', ticket: number });

const rules: [string, Heard, Belongs][] = [
  ['a first direct message is a report', heard('hanako', {}), report],
  ['a mention in a channel is a report', heard('hanako', { place: place(false) }), report],
  ['channel talk is nothing', heard('hanako', { place: place(false), addressed: false }), nothing],
  ['soon after the report, a direct message is a note on it', heard('hanako', { open: talked(1) }), note(3)],
  ['until the last second of that time', heard('hanako', { open: talked(TALK_MINUTES) }), note(3)],
  ['after it, it is a report', heard('hanako', { open: talked(TALK_MINUTES + 0.01) }), report],
  [
    'of several, the one talked about last',
    heard('hanako', { open: [...talked(1), { number: 4, talkedAt: at }] }),
    note(3),
  ],
  [
    'thanks for a report that has just been closed are a note on it',
    heard('hanako', { closed: { number: 3, talkedAt: at }, sounds: 'question' }),
    note(3),
  ],
  [
    'what may be an incident again is a report, however soon',
    heard('hanako', { closed: { number: 3, talkedAt: at }, sounds: 'unsure' }),
    report,
  ],
  [
    'long after it was closed, a question is a report',
    heard('hanako', { closed: talked(TALK_MINUTES + 1)[0], sounds: 'question' }),
    report,
  ],
  [
    'an answer to what the desk wrote, on a closed report too, belongs to that report',
    heard('hanako', { waiting: 3, closed: { number: 3, talkedAt: plusSeconds(at, -3_600) } }),
    note(3),
  ],
  ['unless it is plainly another incident', heard('hanako', { waiting: 3, sounds: 'incident' }), report],
  ['a mention in a channel is a report even then', heard('hanako', { place: place(false), open: talked(1) }), report],
  [
    'in the thread of a report its reporter adds a note without a mention',
    heard('hanako', { place: place(false, 'm1'), addressed: false, inThread: ticket('hanako') }),
    note(7),
  ],
  [
    'so does a commander',
    heard('tanaka', { place: place(false, 'm1'), addressed: false, inThread: ticket('hanako') }),
    note(7),
  ],
  [
    'others in the thread are only talking',
    heard('ken', { place: place(false, 'm1'), addressed: false, inThread: ticket('hanako') }),
    nothing,
  ],
  [
    'unless they mention the desk: a report of their own',
    heard('ken', { place: place(false, 'm1'), inThread: ticket('hanako') }),
    report,
  ],
  [
    'the reporter who writes in the thread of a closed report makes a new one',
    heard('hanako', { place: place(false, 'm1'), addressed: false, inThread: ticket('hanako', true) }),
    report,
  ],
  [
    'others in the thread of a closed report are only talking',
    heard('ken', { place: place(false, 'm1'), addressed: false, inThread: ticket('hanako', true) }),
    nothing,
  ],
  [
    'a commander who answers a page in words speaks of that ticket',
    heard('tanaka', { inCharge: [{ number: 5 }] }),
    note(5),
  ],
  [
    'unless it is plainly an incident of their own',
    heard('tanaka', { inCharge: [{ number: 5 }], sounds: 'incident' }),
    report,
  ],
  ['their own report goes first', heard('tanaka', { inCharge: [{ number: 5 }], open: talked(1) }), note(3)],
];

test.each(rules)('%s', (_, said, belongs) => {
  expect(whereItBelongs(said, organisation)).toEqual(belongs);
});
