// Whom a message in Teams mentions: in channels Teams names people by an id of its own, which the desk has learnt from their messages.
import { activity as schema } from '../../src/teams/activity.js';
import { readMessage } from '../../src/teams/read.js';
import type { Person } from '../world/teams.js';
import { BOT, inChannel, message } from '../world/teams-payloads.js';

const sato: Person = { user: 'aad-sato', member: '29:sato', chat: 'a:chat-sato' };
const url = 'https://smba.trafficmanager.net/amer/';
const party = (user: string) => ({ id: `teams:${user}`, platform: 'teams' as const, user });

test('whom else it mentions: by the directory id, else by what the desk has learnt of the id in Teams', () => {
  const entities = [
    { type: 'mention', text: '<at>Madoguchi</at>', mentioned: BOT },
    { type: 'mention', text: '<at>花子</at>', mentioned: { id: '29:hanako', name: '花子' } },
    { type: 'mention', text: '<at>Ken</at>', mentioned: { id: '29:ken', aadObjectId: 'aad-ken' } },
    { type: 'mention', text: '<at>Emma</at>', mentioned: { id: '29:emma' } },
  ];
  const text = '<at>Madoguchi</at> <at>花子</at> <at>Ken</at> <at>Emma</at> hello';
  const knowing = { party, member: (id: string) => (id === '29:hanako' ? 'aad-hanako' : undefined) };
  const heard = readMessage(schema.parse(message(sato, url, text, { entities, ...inChannel('502', '500') })), knowing);
  expect(heard).toMatchObject({
    request: {
      command: {
        said: {
          text: '@花子 @Ken @Emma hello',
          mentions: [
            { as: '@花子', person: 'teams:aad-hanako' },
            { as: '@Ken', person: 'teams:aad-ken' },
            { as: '@Emma', person: 'teams:29:emma' },
          ],
        },
      },
    },
  });
});
