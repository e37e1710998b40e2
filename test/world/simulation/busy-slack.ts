// A Slack that counts: in each conversation one message a second and a short burst, and a refusal for whoever wants more.
import { type Address, type Chat, type MessageRef, Outage } from '../../../src/chat/chat.js';
import { type Clock, secondsBetween } from '../../../src/clock.js';
import { directChannel, type FakeChat, fakeChat } from '../chat.js';

/** What a conversation takes at once after it was quiet; then one message a second. */
export const BURST = 60;
/** As src/slack/chat.ts has it. */
const SECONDS_A_MESSAGE = 1.05;

export interface Sent {
  channel: string;
  at: string;
}

export interface BusySlack extends FakeChat {
  /** Every message that was posted, in order. */
  sent: Sent[];
  /** Posts that were refused for their pace. */
  refused: Sent[];
}

export function busySlack(clock: Clock): BusySlack {
  const chat = fakeChat('slack', clock);
  const left = new Map<string, { posts: number; at: string }>();
  const [sent, refused]: [Sent[], Sent[]] = [[], []];

  /** Whether the conversation takes one more now. */
  function takes({ channel, at }: Sent): boolean {
    const before = left.get(channel) ?? { posts: BURST, at };
    const posts = Math.min(BURST, before.posts + secondsBetween(before.at, at));
    left.set(channel, { posts: posts >= 1 ? posts - 1 : posts, at });
    return posts >= 1;
  }

  async function post(...[to, ...rest]: Parameters<Chat['post']>): Promise<MessageRef> {
    const one = { channel: channelOf(to), at: clock.now() };
    if (!takes(one)) {
      refused.push(one);
      throw new Outage('ratelimited', 1);
    }
    sent.push(one);
    return chat.post(to, ...rest);
  }

  return { ...chat, secondsAMessage: SECONDS_A_MESSAGE, post, sent, refused };
}

function channelOf({ channel, user = '' }: Address): string {
  return channel ?? directChannel(user);
}
