// A severe ticket gets a channel of its own: by buttons and messages in Slack alone, over a kill in the middle, to the archive.

import type { PostedMessage } from '../world/slack.js';
import { buttonsIn, type FoundButton, messageEvent, pressOn, viewSubmission } from '../world/slack-payloads.js';
import { employee, openSite, reads, report, type Site, sato, settled, tanaka, until, verify } from './drive.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const deskCard = () => site.world.in('C0DESK').find((one) => !one.thread_ts && reads(one).includes('DESK-1'));
const room = () => site.world.rooms[0];
const inRoom = () => site.world.in(room()?.id ?? '');

function button(act: string, shown: PostedMessage | undefined): [PostedMessage, FoundButton] {
  const found = shown && buttonsIn(shown.blocks).find((one) => one.action_id === act);
  if (!shown || !found) throw new Error(`no button ${act}`);
  return [shown, found];
}
const press = (act: string, shown = deskCard(), by = tanaka) =>
  site.send.interaction(pressOn(by, ...button(act, shown)));
const typed = (by: string, text: string) =>
  site.send.event(messageEvent(by, text, { channel: room()?.id, channel_type: 'group' }));

test('opened once although the desk is killed before it hears that it was opened', async () => {
  await report(site);
  await press('acknowledge');
  await until(
    'the ticket is held',
    () => deskCard() !== undefined && reads(deskCard() as PostedMessage).includes('対応しています'),
  );
  site.world.fail('conversations.create', { is: 'hang', after: true });
  await press('open-channel');
  await until('Slack opened it', () => site.world.rooms.length === 1);
  await site.stop('SIGKILL');
  await site.start();
  await until('its people are in it', () => [tanaka, sato].every((one) => room()?.members.includes(one)));
  await until('the ticket stands in it', () => inRoom().length === 1);
  expect(site.world.rooms).toHaveLength(1);
  expect(room()?.name).toMatch(/^desk-1-\d{8}$/);
  expect(room()?.members).not.toContain(employee());
});

test('what is written there stays on the ticket, and nobody is answered', async () => {
  await settled(site);
  // The hearing begins a few seconds after the first aid, whatever happens in the channel.
  const said = () =>
    site.world.messages.filter(({ metadata }) => !JSON.stringify(metadata ?? '').includes('/hearing/'));
  const before = said().length;
  expect((await typed(tanaka, 'PC-0012 を回収しました')).status).toBe(200);
  await until('it is a note', () => site.rows("select 1 from events where type = 'noted'").length === 1);
  await typed('U0OUTSIDER', '何の部屋ですか');
  await settled(site);
  expect(site.rows("select 1 from events where type = 'noted'")).toHaveLength(1);
  expect(said()).toHaveLength(before);
});

test('closed from inside, it gets the last word and is archived', async () => {
  const pressed = pressOn(tanaka, ...button('close', inRoom()[0]));
  await site.send.interaction(pressed);
  await until('the form opens', () => site.world.openedViews.some((one) => one.trigger === pressed.trigger_id));
  const { view } = site.world.openedViews.find((one) => one.trigger === pressed.trigger_id) ?? { view: {} };
  site.world.fail('conversations.archive', { is: 'server-error' });
  const words = { what: '端末を入れ替えました', cause: '不明', lessons: '早かった', prevention: '要らない' };
  const more = { duties: '該当しない', anyway: 'ほかの件で続ける' };
  expect((await site.send.interaction(viewSubmission(tanaka, view, { ...words, ...more }))).status).toBe(200);
  await until('it is archived', () => room()?.archived === true);
  expect(inRoom().some((one) => reads(one).includes('端末を入れ替えました'))).toBe(true);
  await settled(site);
  expect(site.rows("select 1 from events where type = 'channel-archived'")).toHaveLength(1);
  expect((await verify(site)).code).toBe(0);
});
