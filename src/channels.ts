// The channel that a severe ticket has for itself: opened, kept in order, archived and brought back. What an attempt left undone, the next does.
import { Temporal } from 'temporal-polyfill';
import { type Chat, type FrontDesk, Outage, type Rooms, Undeliverable } from './chat/chat.js';
import type { Log } from './log.js';
import { type Organisation, personById } from './paging/organisation.js';
import type { Stage } from './scene.js';
import type { Job, Store } from './store/store.js';
import type { PersonId, Platform } from './ticket/event.js';
import { type Channel, hasChannel } from './ticket/handling/channel.js';
import { CHANNEL_PLATFORM, channelPeople } from './ticket/handling/channel-people.js';
import { subjectsOf } from './ticket/rights.js';
import { nameOf } from './ticket/surface.js';
import type { Ticket } from './ticket/ticket.js';
import { kindText } from './view/desk-card.js';
import { type Scene, ticketName } from './view/scene.js';

/** Jobs of a platform that was taken out of the settings wait for its return. */
const NOT_RUNNING_PAUSE_SECONDS = 300;
/** The last word is waited for so many attempts; then the channel is archived without it. */
const MAX_WAITS_FOR_LAST_WORD = 8;

export function createChannels(parts: {
  store: Pick<Store, 'shown'>;
  chats: Map<Platform, Chat>;
  stage: Stage;
  desk: Pick<FrontDesk, 'handle'>;
  log: Log;
}): (job: Job) => Promise<void> {
  const { store, chats, stage, desk, log } = parts;

  return async (job) => {
    const set = await stage.set(job.ticket);
    const scene = set?.(set('ja').organisation.language);
    const channel = scene?.ticket.handling.channel;
    if (!scene || !hasChannel(channel)) return;
    const chat = chats.get(CHANNEL_PLATFORM);
    if (!chat) throw new Outage(`${CHANNEL_PLATFORM} is not running`, NOT_RUNNING_PAUSE_SECONDS);
    try {
      if (!chat.rooms) throw new Undeliverable('not_supported');
      if (scene.ticket.phase.is === 'closed') await archive(job, scene, channel, chat.rooms);
      else await keep(job, scene, channel, chat.rooms);
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      const { reason } = error;
      log.error({ ticket: job.ticket, reason }, 'the channel of a ticket is not to be had');
      const command = { type: 'channel-failed', ticket: job.ticket, reason } as const;
      await desk.handle({ id: `channel-failed/${job.ticket}/${channel.opened?.version ?? channel.asked}`, command });
    }
  };

  async function keep(job: Job, scene: Scene, { opened }: Channel, rooms: Rooms): Promise<void> {
    const { ticket, organisation } = scene;
    let channel = opened?.channel;
    if (!opened || opened.archived) {
      const again = opened && (await rooms.revive(opened.channel)) ? opened : undefined;
      const made = again ?? (await rooms.open(roomName(ticket, organisation), lostSince(job)));
      channel = made.channel;
      const command = { type: 'channel-opened', ticket: job.ticket, platform: CHANNEL_PLATFORM, channel } as const;
      const id = `channel-opened/${job.ticket}/${channel}/${opened?.version ?? 0}`;
      await desk.handle({ id, command: { ...command, name: made.name } });
    }
    if (channel === undefined) return;
    const accounts = (people: PersonId[]) =>
      people.flatMap((id) => personById(organisation, id)?.[CHANNEL_PLATFORM] ?? []);
    const members = accounts(channelPeople(ticket, organisation));
    await rooms.keep(channel, { members, out: accounts(subjectsOf(ticket)), topic: topicOf(scene) });
  }

  async function archive(job: Job, { ticket, event }: Scene, { opened }: Channel, rooms: Rooms): Promise<void> {
    if (!opened || opened.archived) return;
    const { platform, channel } = opened;
    let closing = ticket.version;
    while (closing > 0 && event(closing)?.type !== 'closed') closing -= 1;
    const word = nameOf({ at: 'channel', platform, part: `closed-${closing}` });
    if (job.attempts <= MAX_WAITS_FOR_LAST_WORD && !(await store.shown(job.ticket, word)))
      throw new Outage(`waits for ${word}`);
    await rooms.archive(channel);
    const command = { type: 'channel-archived', ticket: job.ticket, channel } as const;
    await desk.handle({ id: `channel-archived/${job.ticket}/${channel}/${closing}`, command });
  }
}

/** An earlier attempt whose answer was lost may have opened it since then. */
function lostSince({ attempts, createdAt }: Job): string | undefined {
  return attempts > 1 ? createdAt : undefined;
}

/** desk-12-20261116: the number, and the day of the report where the organisation is. */
function roomName({ number, openedAt }: Ticket, { timezone }: Organisation): string {
  const day = Temporal.Instant.from(openedAt).toZonedDateTimeISO(timezone).toPlainDate();
  return `desk-${number}-${day.toString().replaceAll('-', '')}`;
}

/** Whoever reads the list of channels over somebody's shoulder learns nothing of a restricted ticket. */
function topicOf(scene: Scene): string {
  const name = ticketName(scene.ticket.number);
  return scene.ticket.restricted ? name : `${name} ${kindText(scene)}`;
}
