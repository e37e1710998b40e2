// The practice desk as a chat platform: messages stand in its own memory, and cards are drawn when somebody looks at them.
import { type Address, type Chat, MessageGone, Undeliverable } from '../chat/chat.js';
import type { PracticeMessages } from '../chat/practice-messages.js';
import type { Clock } from '../clock.js';
import { directChannel, isChannel, isSeated, nameOf, type Seats } from './seats.js';

/** The author of the desk's own messages. */
const DESK = 'desk';

/** @param changed told after each change of what stands on the page */
export function createChat(options: {
  messages: PracticeMessages;
  seats: Seats;
  clock: Clock;
  changed: () => void;
}): Chat {
  const { messages, seats, clock, changed } = options;

  function channelOf(to: Address): string {
    const channel = to.channel ?? (to.user === undefined ? '' : directChannel(to.user));
    if (!isChannel(seats, channel))
      throw new Undeliverable(to.channel === undefined ? 'user_not_found' : 'channel_not_found');
    return channel;
  }

  return {
    platform: 'web',
    async post(to, _card, marker) {
      const channel = channelOf(to);
      const id = clock.uuid();
      const thread = to.thread === undefined ? {} : { thread: to.thread };
      await messages.add({ id, channel, ...thread, author: DESK, at: clock.now(), marker });
      changed();
      return { platform: 'web', channel, id };
    },
    async find(to, marker, since) {
      const channel = channelOf(to);
      const found = await messages.find(channel, marker);
      return found && found.at >= since ? { platform: 'web', channel, id: found.id } : undefined;
    },
    async update(message, _card, marker) {
      if (!(await messages.find(message.channel, marker)))
        throw new MessageGone('this message no longer stands on the page');
      changed();
    },
    async profile(user) {
      const name = nameOf(seats, user, 'ja');
      return isSeated(seats, user) && name !== undefined ? { name } : { gone: true };
    },
    async home() {
      // The page has no home tab.
    },
    async ping() {
      // The page lives in this process.
    },
  };
}
