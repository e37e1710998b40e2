// Who may have a channel opened, and for which ticket. Pure.
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, refuse } from '../decision.js';
import { guarded, mayCommand } from '../rights.js';
import type { Ticket } from '../ticket.js';
import { type ChannelCommand, hasChannel } from './channel.js';
import { deservesChannel } from './channel-people.js';

export function decideChannel(ticket: Ticket, command: ChannelCommand, { organisation }: Known): Decision {
  const { channel } = ticket.handling;
  switch (command.type) {
    case 'open-channel': {
      const { by } = command;
      if (!mayCommand(organisation, guarded(ticket), by.id)) return refuse(by, 'open-channel', 'not-entitled');
      if (ticket.phase.is === 'closed') return { refused: 'ticket-closed' };
      if (ticket.phase.is !== 'held') return { refused: 'not-held' };
      if (hasChannel(channel)) return { refused: 'channel-there' };
      if (!deservesChannel(ticket, organisation)) return { refused: 'channel-unfit' };
      if (ticket.version >= MAX_EVENTS_PER_TICKET) return { refused: 'ticket-full' };
      return { events: [{ type: 'channel-asked', by }] };
    }
    case 'channel-opened': {
      const { ticket: _, ...event } = command;
      const isNews = channel?.opened?.channel !== event.channel || channel.opened.archived;
      return { events: channel && isNews ? [event] : [] };
    }
    case 'channel-failed': {
      const { type, reason } = command;
      return { events: channel && channel.failed === undefined ? [{ type, reason }] : [] };
    }
    case 'channel-archived': {
      const { type } = command;
      const isNews = channel?.opened?.channel === command.channel && !channel.opened.archived;
      return { events: isNews ? [{ type, channel: command.channel }] : [] };
    }
  }
}
