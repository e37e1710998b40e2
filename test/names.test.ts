// Whom the desk asks a platform about, when, and what it does when nobody answers.
import { Outage } from '../src/chat/chat.js';
import { secondsBetween } from '../src/clock.js';
import { createLog } from '../src/log.js';
import { createNames } from '../src/names.js';
import { openStory, type Story } from './paging/stage.js';
import { fakeChat } from './world/chat.js';

let story: Story;
afterEach(() => story.close());

async function open() {
  story = await openStory();
  const { store, clock } = story;
  const people = { U0NEW: { name: 'Sato Hana', language: 'en' as const }, U0LATE: { name: 'Mori Ken' } };
  const chat = fakeChat('slack', clock, people);
  const names = createNames({
    store,
    chats: new Map([['slack' as const, chat]]),
    organisation: story.organisation,
    clock,
    log: createLog('silent'),
  });
  let reports = 0;
  /** Nothing is drawn. */
  const report = (user: string) => {
    reports += 1;
    const place = { platform: 'slack' as const, channel: `D-${user}`, message: `m${reports}`, direct: true };
    const said = { text: '怪しい添付を開いてしまった' };
    return story.ask({ type: 'report', by: story.party(user), place, said, route: 'employee' });
  };
  return { names, chat, store, clock, report };
}

const stranger = { id: 'slack:U0NEW', platform: 'slack', user: 'U0NEW' } as const;

describe('a card that names the reporter', () => {
  test('asks for it, once for all cards of the moment, and keeps it', async () => {
    const { names, chat, store } = await open();
    expect(await Promise.all([names.nameOf(stranger), names.nameOf(stranger)])).toEqual(['Sato Hana', 'Sato Hana']);
    expect(await names.nameOf(stranger)).toBe('Sato Hana');
    expect(chat.calls.profile).toBe(1);
    expect(await store.contact('slack', 'U0NEW')).toMatchObject({ name: 'Sato Hana', language: 'en' });
  });

  test('asks nobody about people in desk.yml', async () => {
    const { names, chat } = await open();
    expect(await names.nameOf({ id: 'tanaka', platform: 'slack', user: 'tanaka' })).toBeUndefined();
    expect(chat.calls.profile).toBe(0);
  });

  test('goes out without it when the platform does not answer in time', async () => {
    const { names, chat, clock } = await open();
    chat.profile = () => new Promise(() => undefined);
    const before = clock.now();
    const name = names.nameOf(stranger);
    await story.pass(1);
    expect(await name).toBeUndefined();
    expect(secondsBetween(before, clock.now())).toBe(1);
  });

  test('does not ask again and again about somebody without a name', async () => {
    const { names, chat } = await open();
    const nobody = { id: 'slack:U0NOBODY', platform: 'slack', user: 'U0NOBODY' } as const;
    for (let cards = 0; cards < 3; cards += 1) {
      expect(await names.nameOf(nobody)).toBeUndefined();
      await names.learn();
    }
    expect(chat.calls.profile).toBe(1);
  });

  test('goes out without it when the platform refuses', async () => {
    const { names, chat } = await open();
    chat.fail({ call: 'profile', with: new Outage('down'), when: 'before', times: 1 });
    expect(await names.nameOf(stranger)).toBeUndefined();
  });

  test('is followed by another that asks again, when the platform is back', async () => {
    const { names, chat } = await open();
    chat.fail({ call: 'profile', with: new Outage('down'), when: 'before', times: 1 });
    expect(await names.nameOf(stranger)).toBeUndefined();
    expect(await names.nameOf(stranger)).toBe('Sato Hana');
  });
});

describe('who reported is asked about later', () => {
  test('from the moment on in which the desk learned to, and each once', async () => {
    const { names, chat, store, report } = await open();
    await report('U0EARLY');
    await names.learn();
    expect(chat.calls.profile).toBe(0);
    await report('U0NEW');
    await report('U0NEW');
    await report('tanaka');
    await names.learn();
    await names.learn();
    expect(chat.calls.profile).toBe(1);
    expect(await store.contact('slack', 'U0NEW')).toMatchObject({ name: 'Sato Hana' });
  });

  test('twenty at a look, in the order of their reports', async () => {
    const { names, chat, store, report } = await open();
    await names.learn();
    for (let index = 0; index < 21; index += 1) await report(`U${index}`);
    await names.learn();
    expect(chat.calls.profile).toBe(20);
    expect(await store.contact('slack', 'U20')).toBeUndefined();
    await names.learn();
    expect(await store.contact('slack', 'U20')).toBeDefined();
  });

  test('what the platform did not answer is asked at the next look', async () => {
    const { names, chat, store, report } = await open();
    await names.learn();
    await report('U0LATE');
    await report('U0NEW');
    chat.fail({ call: 'profile', with: new Outage('down'), when: 'before', times: 1 });
    await names.learn();
    expect(await store.contact('slack', 'U0NEW')).toBeUndefined();
    await names.learn();
    expect((await store.contact('slack', 'U0LATE'))?.name).toBe('Mori Ken');
    expect((await store.contact('slack', 'U0NEW'))?.name).toBe('Sato Hana');
  });

  test('a name is asked for anew after a day', async () => {
    const { names, chat, clock, report } = await open();
    await names.learn();
    for (const hours of [0, 23, 2]) {
      await clock.advance(hours * 60 * 60);
      await report('U0NEW');
      await names.learn();
    }
    expect(chat.calls.profile).toBe(2);
  });
});
