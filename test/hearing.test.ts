// The hearing through the whole desk: it waits for the first aid, survives restarts, and comes to the same on every platform.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outage } from '../src/chat/chat.js';
import { toMessage } from '../src/slack/blocks.js';
import { toModal } from '../src/slack/modal.js';
import * as slack from '../src/slack/read-clicks.js';
import { activity } from '../src/teams/activity.js';
import { toAdaptiveCard } from '../src/teams/adaptive-card.js';
import { toDialogCard } from '../src/teams/dialog.js';
import * as teams from '../src/teams/read-clicks.js';
import type { Command } from '../src/ticket/command.js';
import type { Platform } from '../src/ticket/event.js';
import type { Card } from '../src/view/card.js';
import type { Form } from '../src/view/form.js';
import { pressPost, readPress } from '../src/web/read.js';
import { directChannel, fakeChat } from './world/chat.js';
import { simulatedClock } from './world/clock.js';
import { MONDAY, openWorld, smallOrganisation, type World } from './world/desk.js';
import { pressOn, viewSubmission } from './world/slack-payloads.js';
import { invoke, press as teamsPress } from './world/teams-payloads.js';

type Json = Record<string, unknown>;

let written = 0;
async function says(world: World, text: string): Promise<void> {
  written += 1;
  const channel = directChannel('hanako');
  const place = { platform: 'slack' as const, channel, message: `m${written}`, direct: true };
  await world.ask({ type: 'say', by: world.party('hanako'), place, addressed: true, said: { text } });
}

const questionsTo = (world: World) =>
  world.chat
    .messages()
    .filter(({ channel }) => channel === directChannel('hanako'))
    .filter(({ card }) => card.blocks.some((block) => JSON.stringify(block).includes('answer-question')));

async function infected(): Promise<World> {
  const world = await openWorld();
  await says(world, 'ファイルが全部開けなくなり、脅迫文が出ています');
  await world.turn();
  return world;
}

test('nothing is asked before the first aid stands, and it comes a little later', async () => {
  const world = await infected();
  expect(questionsTo(world)).toHaveLength(0);
  await world.pass(10);
  expect(questionsTo(world)).toHaveLength(1);
  await world.close();
});

test('while the first aid cannot be brought, nothing is asked; whoever cannot be reached is never asked', async () => {
  const clock = simulatedClock(MONDAY);
  const chat = fakeChat('slack', clock);
  const world = await openWorld({ clock, chats: new Map<Platform, typeof chat>([['slack', chat]]) });
  chat.shut(directChannel('hanako'), 'account_inactive');
  await says(world, '怪しい添付を開いてしまった');
  await world.pass(3_600);
  expect(questionsTo(world)).toHaveLength(0);
  await world.close();
});

test('hours and a restart change nothing: a written answer is still one, and no new report', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearing-'));
  const file = join(folder, 'desk.db');
  const clock = simulatedClock(MONDAY);
  const organisation = smallOrganisation();
  const chats = new Map(organisation.platforms.map((name) => [name, fakeChat(name, clock)]));
  let world = await openWorld({ organisation, clock, chats, file });
  await says(world, '怪しい添付を開いてしまった');
  await world.pass(10);
  const by = world.party('hanako');
  await world.ask({ type: 'answer-question', ticket: 1, by, question: 'network-cut', answer: 'yes' });
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('tanaka') });
  await world.close();
  world = await openWorld({ organisation, clock, chats, file });
  await world.pass(5 * 3_600);
  await says(world, '14時ごろ');
  expect(await world.store.lastTicket()).toBe(1);
  const ticket = (await world.stage.set(1))?.('ja').ticket;
  expect(ticket?.facts.map(({ question }) => question)).toEqual(['network-cut', 'opened-at']);
  // A day later it is a report again; so is what is plainly an incident.
  await world.pass(25 * 3_600);
  await says(world, '念のため');
  expect(await world.store.lastTicket()).toBe(2);
  await world.close();
  rmSync(folder, { recursive: true });
});

test('the same request twice counts once, and answers that cross each other are both kept', async () => {
  const world = await infected();
  const by = world.party('hanako');
  const answer = (question: string, choice: string): Command => ({
    ...{ type: 'answer-question', ticket: 1, by, question, answer: choice },
  });
  const [first, again] = await Promise.all([
    world.ask(answer('network-cut', 'yes'), 'press/1'),
    world.ask(answer('network-cut', 'yes'), 'press/1'),
  ]);
  expect([first?.is, again?.is].sort()).toEqual(['done', 'repeated']);
  await Promise.all([world.ask(answer('symptom', 'moving')), world.ask(answer('servers', 'no'))]);
  const ticket = (await world.stage.set(1))?.('ja').ticket;
  expect(ticket?.facts.map(({ question }) => question).sort()).toEqual(['network-cut', 'servers', 'symptom']);
  await world.close();
});

test('what a restricted ticket says in answers is seen by its participants only', async () => {
  const world = await openWorld();
  await says(world, '同僚が顧客名簿を私物のUSBメモリにコピーして持ち出しています');
  const by = world.party('hanako');
  await world.ask({
    ...{ type: 'fill-in', ticket: 1, by, script: 'insider-misuse@x', steps: [0] },
    said: { text: '', answers: { observed: 'QZX-営業部の席で見ました', ongoing: 'yes', data: 'many' } },
  });
  await world.pass(60);
  const ticket = (await world.stage.set(1))?.('ja').ticket;
  expect(ticket).toMatchObject({ restricted: true, severity: 'SEV1' });
  const room = JSON.stringify(world.chat.messages().filter(({ channel }) => channel === 'desk'));
  expect(room).toContain('SEV1');
  for (const secret of ['QZX', '大量', '持ち出し', '見聞き']) expect(room).not.toContain(secret);
  expect(JSON.stringify(world.chat.messages().filter(({ channel }) => channel === 'D-sato'))).toContain('QZX');
  const form = await world.frontDesk.form({ form: 'details', ticket: 1, about: {} }, world.party('suzuki'), 'ja');
  expect(form).toEqual({ is: 'refused', reason: 'not-your-ticket' });
  await world.close();
});

describe('a tap on any platform', () => {
  const party = (platform: Platform) => (user: string) => ({ id: user, platform, user });
  const pressed = (by: unknown) => ({ type: 'answer-question', ticket: 1, by, question: 'network-cut', answer: 'no' });
  let card: Card;
  let form: Form;
  beforeAll(async () => {
    const world = await infected();
    await world.pass(10);
    card = questionsTo(world)[0]?.card as Card;
    form = (await world.frontDesk.form({ form: 'details', ticket: 1, about: {} }, world.party('hanako'), 'ja')) as Form;
    await world.close();
  });

  test('Slack: the button and the form', () => {
    const blocks = toMessage(card).blocks as unknown as Json[];
    const buttons = blocks.flatMap((block) =>
      block.type === 'actions'
        ? (block.elements as Json[]).map((one): Json => ({ ...one, block_id: block.block_id }))
        : [],
    );
    const no = buttons.find((one) => JSON.stringify(one).includes('いいえ')) as Json;
    const action = { action_id: String(no.action_id), value: String(no.value), block_id: String(no.block_id) };
    const reader = { party: party('slack') };
    const asked = slack.readAction(pressOn('hanako', { channel: 'D1', ts: '1.1' }, action), reader);
    expect(asked).toMatchObject({ is: 'request', request: { command: pressed(party('slack')('hanako')) } });
    const view = toModal(form) as unknown as Json;
    const values = { 'ask-network-cut': 'no', 'ask-first-seen': ' 朝 ', steps: '0,2' };
    const sent = slack.readSubmission(viewSubmission('hanako', view, values), reader);
    expect(sent).toMatchObject({ form: 'details', context: form.context, values });
  });

  test('Teams: the button and the form', () => {
    const who = { user: 'hanako', member: '29:hanako', chat: 'a:chat' };
    const url = 'https://smba.trafficmanager.net/amer/';
    const reader = { party: party('teams') };
    const sets = toAdaptiveCard(card).body.filter(({ type }) => type === 'ActionSet');
    const no = sets.flatMap(({ actions }) => actions as Json[]).find(({ title }) => title === 'いいえ') as Json;
    const found = teams.readPress(activity.parse(teamsPress(who, url, String(no.verb), no.data as Json)), reader);
    expect(found).toMatchObject({ is: 'request', request: { command: pressed(party('teams')('hanako')) } });
    const send = JSON.stringify(toDialogCard(form, 'ja').body.at(-1));
    const { data } = (JSON.parse(send) as { actions: { data: Json }[] }).actions[0] as { data: Json };
    const values = { 'ask-network-cut': 'no', steps: '0,2' };
    const submitted = activity.parse(invoke(who, url, 'task/submit', { data: { ...data, ...values } }));
    expect(teams.readSubmission(submitted, reader)).toMatchObject({ form: 'details', context: form.context, values });
  });

  test('the practice desk', () => {
    const about = { question: 'network-cut', answer: 'no' };
    const post = { id: '123e4567-e89b-42d3-a456-426614174000', as: 'hanako', lang: 'ja', channel: 'dm:hanako' };
    const read = pressPost.parse({ ...post, act: 'answer-question', ticket: 'DESK-1', about, message: 'm' });
    expect(readPress(read, party('web')('hanako'))?.command).toEqual(pressed(party('web')('hanako')));
    const done = pressPost.parse({ ...post, act: 'script-done', ticket: 'DESK-1', message: 'm' });
    expect(readPress(done, party('web')('hanako'))?.command).toMatchObject({ type: 'script-done', ticket: 1 });
  });
});

test('first aid that comes late is still followed by the question, not led by it', async () => {
  const clock = simulatedClock(MONDAY);
  const chat = fakeChat('slack', clock);
  let down = true;
  // Only the first aid meets the fault: nothing but the rule holds the question back.
  const flaky: typeof chat = {
    ...chat,
    post: async (to, card, marker) => {
      if (down && marker.endsWith('/reporter')) throw new Outage('down');
      return chat.post(to, card, marker);
    },
  };
  const world = await openWorld({ clock, chats: new Map<Platform, typeof chat>([['slack', flaky]]) });
  await says(world, '怪しい添付を開いてしまった');
  await world.pass(400);
  expect(questionsTo(world)).toHaveLength(0);
  down = false;
  await world.pass(900);
  const order = chat.messages().filter(({ channel }) => channel === directChannel('hanako'));
  expect(JSON.stringify(order[0]?.card)).toContain('script-done');
  expect(JSON.stringify(order[1]?.card)).toContain('answer-question');
  expect(order).toHaveLength(2);
  await world.close();
});
