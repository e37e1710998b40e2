// Private channels of the chat in memory: a channel's id is its name.
import { type Rooms, Undeliverable } from '../../src/chat/chat.js';

export interface FakeRoom {
  members: string[];
  topic: string;
  archived: boolean;
}

export interface FakeRooms extends Rooms {
  standing: Map<string, FakeRoom>;
  /** The platform refuses to open any from now on. */
  refuse(reason: string): void;
}

export function fakeRooms(): FakeRooms {
  const standing = new Map<string, FakeRoom>();
  let refused: string | undefined;
  const roomOf = (channel: string) => {
    const room = standing.get(channel);
    if (!room) throw new Undeliverable('channel_not_found');
    return room;
  };
  return {
    standing,
    refuse: (reason) => {
      refused = reason;
    },
    async open(name) {
      if (refused) throw new Undeliverable(refused);
      let free = name;
      for (let count = 2; standing.has(free); count += 1) free = `${name}-${count}`;
      standing.set(free, { members: [], topic: '', archived: false });
      return { channel: free, name: free };
    },
    async keep(channel, { members, out, topic }) {
      const room = roomOf(channel);
      room.members = [...new Set([...room.members, ...members])].filter((one) => !out.includes(one));
      room.topic = topic;
    },
    async archive(channel) {
      roomOf(channel).archived = true;
    },
    async revive() {
      return false;
    },
  };
}
