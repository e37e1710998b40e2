// Bringing what is owed to a platform that is slow, down, forgetful or says no: nothing is lost, nothing is shown twice.

import { MessageGone, Outage } from '../src/chat/chat.js';
import { plainKinds } from './view/kinds.js';
import { directChannel, type FakeChat } from './world/chat.js';
import { closingWords } from './world/closing.js';
import { openWorld, smallOrganisation, type World } from './world/desk.js';

let world: World;
beforeEach(async () => {
  world = await openWorld({ kinds: plainKinds });
});
afterEach(() => world.close());

let written = 0;
async function says(user: string, text = '[suspicious-click]') {
  written += 1;
  const place = { platform: 'slack', channel: directChannel(user), message: `m${written}`, direct: true } as const;
  return world.ask({ type: 'say', by: world.party(user), place, addressed: true, said: { text } });
}
const standing = (surface: string) => world.chat.messages().filter((one) => one.marker === `DESK-1/${surface}`);
/** Something that is waited for. */
function moment(): { comes: Promise<void>; come(): void } {
  let come: () => void = () => undefined;
  const comes = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { comes, come };
}
const SURFACES = ['reporter', 'desk/slack', 'page/0/slack'];

test('a report is answered, shown in the room and paged at once', async () => {
  await says('hanako');
  await world.turn();
  for (const surface of SURFACES) expect(standing(surface)).toHaveLength(1);
});

test('a platform that is down gets everything when it is back, each message once', async () => {
  world.chat.fail({ call: 'post', with: new Outage('down'), when: 'before', times: 12 });
  await says('hanako');
  await world.turn();
  expect(world.chat.messages()).toEqual([]);
  await world.pass(60);
  for (const surface of SURFACES) expect(standing(surface)).toHaveLength(1);
});

test('a message that arrived although its answer was lost is found again, not sent twice', async () => {
  world.chat.fail({ call: 'post', with: new Outage('the answer was lost'), when: 'after', times: 3 });
  await says('hanako');
  await world.pass(60);
  for (const surface of SURFACES) expect(standing(surface)).toHaveLength(1);
  expect(world.chat.calls.find).toBeGreaterThan(0);
});

test('an update whose answer was lost is done again and changes nothing', async () => {
  await says('hanako');
  await world.turn();
  world.chat.fail({ call: 'update', with: new Outage('the answer was lost'), when: 'after', times: 3 });
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('tanaka') });
  await world.pass(60);
  for (const surface of SURFACES) expect(standing(surface)).toHaveLength(1);
  expect(standing('desk/slack')[0]?.card.tone).toBe('calm');
});

test('what changed there and back while the answer was lost stands as it is now', async () => {
  await says('hanako');
  await world.pass(10);
  const before = structuredClone(standing('reporter'));
  world.chat.fail({ call: 'update', with: new Outage('the answer was lost'), when: 'after' });
  const choose = (language: 'ja' | 'en') =>
    world.ask({ type: 'choose-language', ticket: 1, by: world.party('hanako'), language });
  await choose('en');
  await world.turn();
  await choose('ja');
  await world.pass(60);
  expect(standing('reporter')).toEqual(before);
});

test('a process that slept through its lease in the middle of an update leaves no older card standing', async () => {
  await says('hanako');
  await world.turn();
  const [falls, wakes] = [moment(), moment()];
  const sleepy: FakeChat = {
    ...world.chat,
    async update(...update) {
      falls.come();
      await wakes.comes;
      return world.chat.update(...update);
    },
  };
  const { clock, store, digestStore: digests } = world;
  const shared = { kinds: plainKinds, clock, opened: { store, digests } };
  const other = await openWorld({ ...shared, chats: new Map([['slack', sleepy]]) });
  const choose = (language: 'ja' | 'en') =>
    world.ask({ type: 'choose-language', ticket: 1, by: world.party('hanako'), language });
  await choose('en');
  const sleeping = other.worker.turn();
  await falls.comes;
  await clock.advance(21);
  await choose('ja');
  await world.turn();
  const newer = structuredClone(standing('reporter'));
  wakes.come();
  await sleeping;
  await world.pass(60);
  expect(standing('reporter')).toEqual(newer);
});

test('a card that somebody deleted is posted anew when it changes', async () => {
  await says('hanako');
  await world.turn();
  const [card] = standing('desk/slack');
  if (card) world.chat.takeAway({ platform: 'slack', channel: card.channel, id: card.id });
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('tanaka') });
  await world.turn();
  expect(standing('desk/slack')).toHaveLength(1);
  expect(standing('desk/slack')[0]?.id).not.toBe(card?.id);
});

test('a frozen message is replaced by a new one', async () => {
  await says('hanako');
  await world.turn();
  world.chat.fail({ call: 'update', with: new MessageGone('frozen'), when: 'before' });
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('tanaka') });
  await world.turn();
  expect(standing('reporter').length + standing('desk/slack').length + standing('page/0/slack').length).toBe(4);
});

test('many changes before the platform is back make one card, as it stands then', async () => {
  await says('hanako');
  await world.turn();
  world.chat.fail({ call: 'update', with: new Outage('down'), when: 'before', times: 3 });
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('tanaka') });
  await world.turn();
  await world.ask({ type: 'close', ticket: 1, by: world.party('tanaka'), said: closingWords('Nothing.') });
  const before = world.chat.drawn.length;
  await world.pass(60);
  const redrawn = world.chat.drawn.slice(before).filter(({ message }) => message.marker.endsWith('/desk/slack'));
  expect(redrawn).toHaveLength(1);
  expect(redrawn[0]?.card.tone).toBe('done');
});

test('a page that can never arrive calls the next person at once, and says so on the ticket', async () => {
  world.chat.shut(directChannel('tanaka'), 'account_inactive');
  await says('hanako');
  await world.turn();
  expect(standing('page/1/slack').map(({ channel }) => channel)).toEqual([directChannel('suzuki')]);
  const events = (await world.store.events(1)).map(({ event }) => event.type);
  expect(events).toEqual(['opened', 'paged', 'page-failed', 'paged']);
});

test('when the conversation of the report is closed to us, the person is written to directly', async () => {
  const place = { platform: 'slack', channel: 'closed-room', message: 'm', direct: true } as const;
  const said = { text: '[suspicious-click]' };
  world.chat.shut('closed-room', 'channel_not_found');
  await world.ask({ type: 'say', by: world.party('hanako'), place, addressed: true, said });
  await world.turn();
  expect(standing('reporter').map(({ channel }) => channel)).toEqual([directChannel('hanako')]);
});

test('a reporter who cannot be reached at all is tried again, seldom, and is seen in health', async () => {
  world.chat.shut(directChannel('hanako'), 'user_not_found');
  await says('hanako');
  await world.pass(3_600);
  expect(world.worker.health().failing.get('1/reporter')).toContain('user_not_found');
  world.chat.reopen(directChannel('hanako'));
  await world.pass(600);
  expect(standing('reporter')).toHaveLength(1);
  expect(world.worker.health().failing.size).toBe(0);
});

test('a platform that asks for a pause is left alone so long', async () => {
  world.chat.fail({ call: 'post', with: new Outage('rate limited', 30, true), when: 'before' });
  await says('hanako');
  await world.turn();
  const { post } = world.chat.calls;
  await world.pass(29);
  expect(world.chat.calls.post).toBe(post);
  await world.pass(2);
  for (const surface of SURFACES) expect(standing(surface)).toHaveLength(1);
});

test('news waits for the card in whose thread it belongs', async () => {
  world.chat.fail({ call: 'post', with: new Outage('down'), when: 'before', times: 9 });
  await says('hanako');
  await says('hanako', 'もう少し');
  await world.turn();
  await world.pass(60);
  const [card] = standing('desk/slack');
  const news = world.chat.messages('desk').filter((one) => one.marker.includes('/tell/'));
  expect(news.map(({ thread }) => thread)).toEqual([card?.id]);
});

test('a desk that is stopped in the middle and started again owes what it owed', async () => {
  world.chat.fail({ with: new Outage('the network went first'), when: 'before', times: 4 });
  await says('hanako');
  await world.turn();
  expect(world.chat.messages()).toEqual([]);
  const { chats, clock, store } = world;
  // Another worker on the same database, as after kill -9: leases run out by themselves.
  const after = await openWorld({ kinds: plainKinds, chats, clock, tamper: () => store });
  await after.pass(60);
  for (const surface of SURFACES) expect(standing(surface)).toHaveLength(1);
});

test('what the room was told goes when the case turns out to be a restricted one', async () => {
  await says('hanako');
  await says('hanako', 'the folder is called salaries');
  await world.turn();
  const inTheRoom = () => JSON.stringify(world.chat.messages('desk').map(({ card }) => card));
  expect(inTheRoom()).toContain('salaries');
  await world.ask({ type: 'choose-script', ticket: 1, by: world.party('tanaka'), script: 'insider' });
  await world.turn();
  expect(inTheRoom()).not.toContain('salaries');
});

test('a page says that it came late only where it did', async () => {
  await world.close();
  const organisation = smallOrganisation('ja', ['slack', 'teams']);
  world = await openWorld({ kinds: plainKinds, organisation });
  const teams = world.chats.get('teams');
  teams?.shut(directChannel('tanaka'), 'account_inactive');
  teams?.fail({ call: 'post', with: new Outage('down'), when: 'before', times: 60 });
  await says('hanako');
  await world.pass(3 * 3_600);
  const late = (platform: 'slack' | 'teams') =>
    world.chats
      .get(platform)
      ?.messages()
      .filter(({ card }) => JSON.stringify(card).includes('遅れて届いています'));
  expect(late('teams')).not.toEqual([]);
  expect(late('slack')).toEqual([]);
});

test('a page that is out goes on calling only until the conversation is open again', async () => {
  await says('hanako');
  await world.turn();
  world.chat.shut(directChannel('tanaka'), 'cannot_dm');
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('suzuki') });
  await world.turn();
  expect(standing('page/0/slack')[0]?.card.tone).toBe('alert');
  world.chat.reopen(directChannel('tanaka'));
  await world.pass(600);
  expect(standing('page/0/slack')[0]?.card.tone).toBe('calm');
});
