// A desk in simulated time for stories about paging: who is rung, by which way, when.

import { secondsBetween } from '../../src/clock.js';
import { readDeskYml } from '../../src/desk-yml.js';
import type { Alarm, Pager, Summons } from '../../src/pager/pager.js';
import type { Organisation, PagerName, Platform } from '../../src/paging/organisation.js';
import type { Outcome } from '../../src/ticket/command.js';
import type { StoredEvent, TicketEvent } from '../../src/ticket/event.js';
import { fold, type Ticket } from '../../src/ticket/ticket.js';
import { plainText } from '../../src/view/plain-text.js';
import { closingWords } from '../world/closing.js';
import { openWorld, type World, type WorldOptions } from '../world/desk.js';

/** Settings of a small organisation; `more` replaces or adds top-level parts. */
export function organisationOf(more: Record<string, unknown> = {}, platforms: Platform[] = ['slack']): Organisation {
  const person = (id: string, name: string, role: string) => ({
    ...{ id, name, slack: id, teams: id, mail: `${id}@example.co.jp`, roles: [role] },
  });
  const settings = {
    organisation: 'Example KK',
    channels: { desk: { slack: 'desk', teams: 'desk' } },
    people: [
      person('tanaka', '田中', 'commander'),
      person('suzuki', '鈴木', 'commander'),
      person('sato', '佐藤', 'ciso'),
    ],
    rota: [{ from: '2026-11-02T09:00', every: '1w', members: ['tanaka', 'suzuki'] }],
    paging: {
      rungs: ['on-call', 'next-on-call', 'role:ciso'].map((call) => ({ call, answer_within: '15m' })),
      last_resort: '090-0000-0000',
    },
    ...more,
  };
  const { organisation, faults } = readDeskYml(JSON.stringify(settings), platforms, ['mail', 'webhook']);
  if (!organisation) throw new Error(JSON.stringify(faults));
  return { ...organisation, pagers: [] };
}

/** A pager that keeps what it rang, and fails when told to. */
export function fakePager(way: PagerName): Pager & { rung: Summons[]; alarms: Alarm[]; failWith?: Error } {
  const pager: ReturnType<typeof fakePager> = {
    way,
    rung: [],
    alarms: [],
    async summon(summons) {
      if (pager.failWith) throw pager.failWith;
      pager.rung.push(summons);
    },
    async alarm(alarm) {
      if (pager.failWith) throw pager.failWith;
      pager.alarms.push(alarm);
    },
  };
  return pager;
}

export interface Story extends World {
  /** Somebody reports in a direct message; the answer is the ticket's number. */
  report(text?: string, by?: string): Promise<number>;
  press(act: 'acknowledge' | 'decline' | 'reopen', ticket: number, by: string): Promise<Outcome>;
  closeTicket(ticket: number, by: string): Promise<Outcome>;
  ticket(number: number): Promise<Ticket>;
  events(number: number): Promise<StoredEvent[]>;
  /** Events of one type, with the minutes since the story began. */
  when(number: number, type: TicketEvent['type']): Promise<number[]>;
  /** "tanaka 0" for each page: who, and how many minutes after the story began. */
  calls(number: number): Promise<string[]>;
  /** The text of the messages that stand in somebody's conversation or a channel. */
  read(channel: string): string[];
}

export async function openStory(options: WorldOptions = {}): Promise<Story> {
  // Calling alone: what else falls due on a ticket is told elsewhere.
  const world = await openWorld({
    ...options,
    organisation: { ...(options.organisation ?? organisationOf()), triage: undefined },
  });
  let reports = 0;
  const begun = world.clock.now();
  const minutes = (at: string) => Math.round(secondsBetween(begun, at) / 6) / 10;
  const events = (number: number) => world.store.events(number);
  const story: Story = {
    ...world,
    async report(text = '怪しい添付ファイルを開いてしまいました', by = 'hanako') {
      reports += 1;
      const place = { platform: 'slack' as const, channel: `D-${by}`, message: `m${reports}`, direct: true };
      const outcome = await world.ask({
        type: 'report',
        by: world.party(by),
        place,
        said: { text },
        route: 'employee',
      });
      await world.turn();
      if (outcome.is !== 'done' || !outcome.ticket) throw new Error(JSON.stringify(outcome));
      return outcome.ticket;
    },
    async press(act, ticket, by) {
      const outcome = await world.ask({ type: act, ticket, by: world.party(by) });
      await world.turn();
      return outcome;
    },
    async closeTicket(ticket, by) {
      const outcome = await world.ask({
        type: 'close',
        ticket,
        by: world.party(by),
        said: closingWords('対応しました'),
      });
      await world.turn();
      return outcome;
    },
    async ticket(number) {
      const ticket = fold(await events(number));
      if (!ticket) throw new Error(`no ticket ${number}`);
      return ticket;
    },
    events,
    when: async (number, type) =>
      (await events(number)).filter(({ event }) => event.type === type).map(({ at }) => minutes(at)),
    calls: async (number) =>
      (await events(number)).flatMap(({ event, at }) =>
        event.type === 'paged' ? [`${event.people.join('+')} ${minutes(at)}`] : [],
      ),
    read: (channel) => world.chat.messages(channel).map(({ card }) => plainText(card)),
  };
  return story;
}
