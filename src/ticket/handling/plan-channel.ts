// What a channel of its own asks for: to be opened, kept in order, told of the ending, archived. Pure.
import type { TicketEvent } from '../event.js';
import { type JobSpec, priorities } from '../job.js';
import { type Owe, toPeople } from '../owe.js';
import { type ChannelEvent, hasChannel } from './channel.js';

export function planChannel(event: ChannelEvent, owe: Owe): JobSpec[] {
  const { ticket, organisation, tell, redraw, show } = owe;
  const { channel } = ticket.handling;
  switch (event.type) {
    case 'channel-asked':
      return [channelJob(owe), ...redraw('desk', 'pages')];
    case 'channel-opened':
      return [
        ...show({ at: 'channel', platform: event.platform, part: 'card' }, priorities.desk),
        // Closed while it was being opened.
        ...(ticket.phase.is === 'closed' ? [channelJob(owe)] : []),
        ...redraw('desk', 'pages'),
      ];
    case 'channel-failed':
      return [...tell(toPeople(channel ? [channel.by.id] : [], organisation)), ...redraw('desk', 'pages')];
    case 'channel-archived':
      // Opened again while it was being archived.
      return ticket.phase.is === 'closed' ? [] : [channelJob(owe)];
  }
}

/** What may let somebody in or keep somebody out, or ends the matter or begins it anew. */
const changesPeople: TicketEvent['type'][] = [
  ...(['paged', 'acknowledged', 'handed-over', 'task-added', 'task-assigned'] as const),
  ...(['script-chosen', 'another-kind', 'reopened'] as const),
];

/** What an event of any kind means for the channel that a ticket has. */
export function channelFollows(event: TicketEvent, owe: Owe): JobSpec[] {
  const { ticket, show, version } = owe;
  const { channel } = ticket.handling;
  if (!hasChannel(channel)) return [];
  const { opened } = channel;
  if (event.type === 'closed' && opened) {
    const { platform } = opened;
    return [...show({ at: 'channel', platform, part: `closed-${version}` }, priorities.news), channelJob(owe)];
  }
  const named = event.type === 'noted' && (event.named?.length ?? 0) > 0;
  return named || changesPeople.includes(event.type) ? [channelJob(owe)] : [];
}

function channelJob({ ticket, at }: Owe): JobSpec {
  const lane = `channel:${ticket.number}`;
  return { kind: 'channel', name: 'channel', lane, priority: priorities.news, dueAt: at };
}
