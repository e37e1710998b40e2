// When the word "list" asks for the register, and when it begins a report.
import { activity as schema } from '../../src/teams/activity.js';
import { type Reader, readMessage } from '../../src/teams/read.js';
import type { Json, Person } from '../world/teams.js';
import { message } from '../world/teams-payloads.js';

const sato: Person = { user: 'aad-sato', member: '29:sato', chat: 'a:chat-sato' };
const url = 'https://smba.trafficmanager.net/amer/';
const reader: Reader = { party: (user) => ({ id: `teams:${user}`, platform: 'teams', user }) };
const read = (json: Json) => readMessage(schema.parse(json), reader);

test.each([
  ['/list invoice', 'invoice'],
  ['list: invoice', 'invoice'],
  ['list closed SEV2 invoice', 'closed SEV2 invoice'],
  ['List SEV1', 'SEV1'],
  ['一覧 完了 請求書', '完了 請求書'],
  ['一覧：請求書', '請求書'],
  ['一覧　請求書', '請求書'],
])('%j is a list that is narrowed', (text, rest) => {
  expect(read(message(sato, url, text))).toMatchObject({ is: 'word', word: 'list', rest });
});

test.each([
  'list of customers sent to a stranger',
  '一覧表が社外に出ました',
  '一覧\nこれが漏れました',
  `一覧 ${'長い話'.repeat(30)}`,
])('%j is a report', (text) => {
  expect(read(message(sato, url, text))).toMatchObject({ is: 'request' });
});
