// Slack hears "received" only after the commit, over HTTP and by socket, and delivers again when there was none.
import { botUser } from '../world/slack-methods.js';
import {
  asChannelMessage,
  envelopeOf,
  mentionEvent,
  messageEvent,
  pressOn,
  slashCommand,
} from '../world/slack-payloads.js';
import { bySocket, overHttp, type Stage, until } from './stage.js';

describe('over HTTP', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await overHttp();
  });
  afterEach(() => stage.close());

  test('the answer waits for the commit', async () => {
    const order: string[] = [];
    let finish: () => void = () => undefined;
    stage.desk.during = () =>
      new Promise((resolve) => {
        order.push('commit begun');
        finish = resolve;
      });
    const sent = stage.send
      .event(messageEvent('U0EMPLOYEE', '怪しい添付を開いてしまった'))
      .then(() => order.push('answered'));
    await until('the commit begins', () => order.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push('commit done');
    finish();
    await sent;
    expect(order).toEqual(['commit begun', 'commit done', 'answered']);
  });

  test('a failed commit is answered 500, and the delivery that follows makes one report', async () => {
    stage.desk.failNext = 1;
    const event = messageEvent('U0EMPLOYEE', 'I clicked a suspicious attachment');
    expect((await stage.send.event(event, { eventId: 'Ev0SAME' })).status).toBe(500);
    expect(stage.desk.committed).toHaveLength(0);
    expect((await stage.send.event(event, { eventId: 'Ev0SAME', retry: 1 })).status).toBe(200);
    expect((await stage.send.event(event, { eventId: 'Ev0OTHER', retry: 2 })).status).toBe(200);
    expect(stage.desk.committed).toHaveLength(1);
  });

  test('a mention and the same message as the channel has it count once', async () => {
    const mention = mentionEvent('U0EMPLOYEE', `<@${botUser}> help`, 'C0GENERAL');
    await Promise.all([stage.send.event(mention), stage.send.event(asChannelMessage(mention))]);
    expect(stage.desk.committed.map((request) => request.command.type)).toEqual(['say']);
  });

  test.each([
    ['a wrong signature', { secret: 'not the secret' }, 401],
    ['a stale signature', { ageSeconds: 6 * 60 }, 401],
  ])('%s is refused and nothing is stored', async (_, signing, status) => {
    const event = messageEvent('U0EMPLOYEE', 'hello');
    expect((await stage.send.event(event, signing)).status).toBe(status);
    expect((await stage.send.command(slashCommand('U0EMPLOYEE', 'report it'), signing)).status).toBe(status);
    expect(stage.desk.committed).toHaveLength(0);
  });

  test('url_verification is answered with its challenge', async () => {
    const sent = await stage.send.json({ type: 'url_verification', challenge: 'abc' });
    expect(sent).toEqual({ status: 200, body: '{"challenge":"abc"}' });
  });

  test.each([[{}], [{ type: 1 }], [{ type: 'event_callback', event: { type: 'message' } }]])(
    'a signed body that is no payload (%j) does no harm',
    async (body) => {
      expect((await stage.send.json(body)).status).toBeLessThan(501);
      expect((await stage.send.event(messageEvent('U0EMPLOYEE', 'still here'))).status).toBe(200);
      expect(stage.desk.committed).toHaveLength(1);
    },
  );

  test('a button is answered only after its commit, and not at all when that fails', async () => {
    stage.desk.failNext = 1;
    const press = pressOn('U0TANAKA', { channel: 'C0DESK', ts: '1.1' }, { action_id: 'acknowledge', value: 'DESK-7' });
    expect((await stage.send.interaction(press)).status).toBe(500);
    expect((await stage.send.interaction(press)).status).toBe(200);
    expect((await stage.send.interaction(press)).status).toBe(200);
    expect(stage.desk.committed.map((request) => request.command)).toEqual([
      expect.objectContaining({ type: 'acknowledge', ticket: 7 }),
    ]);
  });

  test('while the desk stops, nothing new is taken, and what was begun is finished', async () => {
    let finish: (() => void) | undefined;
    stage.desk.during = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const begun = stage.send.event(messageEvent('U0EMPLOYEE', 'first'));
    await until('the commit begins', () => finish !== undefined);
    const stopped = stage.slack.stop();
    expect((await stage.send.event(messageEvent('U0EMPLOYEE', 'second'))).status).toBe(500);
    finish?.();
    await stopped;
    expect((await begun).status).toBe(200);
    expect(stage.desk.committed).toHaveLength(1);
  });
});

describe('by socket', () => {
  let stage: Omit<Stage, 'send'>;
  beforeEach(async () => {
    stage = await bySocket();
  });
  afterEach(() => stage.close());

  test('no acknowledgement when the commit fails; one after the delivery that succeeds', async () => {
    stage.desk.failNext = 1;
    const payload = envelopeOf(messageEvent('U0EMPLOYEE', 'I clicked'));
    expect(await stage.world.socket.deliver('events_api', payload, 300)).toEqual({ acknowledged: false });
    expect(stage.desk.committed).toHaveLength(0);
    expect(await stage.world.socket.deliver('events_api', payload)).toMatchObject({ acknowledged: true });
    expect(await stage.world.socket.deliver('events_api', payload)).toMatchObject({ acknowledged: true });
    expect(stage.desk.committed).toHaveLength(1);
  });

  test('the acknowledgement comes after the commit', async () => {
    let done = false;
    stage.desk.during = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      done = true;
    };
    const delivered = stage.world.socket.deliver('events_api', envelopeOf(messageEvent('U0EMPLOYEE', 'hello')));
    await delivered;
    expect(done).toBe(true);
  });

  test('a slash command is answered within its acknowledgement', async () => {
    const answered = await stage.world.socket.deliver('slash_commands', slashCommand('U0EMPLOYEE', 'oncall'));
    expect(answered).toMatchObject({ payload: { response_type: 'ephemeral', text: 'on call (ja)' } });
  });

  test('when Slack asks for a new connection, the next one carries on', async () => {
    expect(stage.slack.alive()).toBeUndefined();
    stage.world.socket.recycle();
    await until('a second connection', () => stage.world.socket.opened === 2);
    const payload = envelopeOf(messageEvent('U0EMPLOYEE', 'after the change'));
    expect(await stage.world.socket.deliver('events_api', payload)).toMatchObject({ acknowledged: true });
  });

  test('when the line is cut and Slack cannot be reached for a while, it is tried again', async () => {
    stage.world.fail('apps.connections.open', { is: 'reset' });
    stage.world.socket.cut();
    await until('a second connection', () => stage.world.socket.opened === 2);
    await stage.world.socket.connected();
  });
});

test('a start while Slack cannot be reached says so, does not throw, and goes on trying', async () => {
  const stage = await bySocket({}, (world) => {
    world.fail('auth.test', { is: 'reset' });
    world.fail('apps.connections.open', { is: 'server-error' });
  });
  expect(stage.slack.alive()).toMatch(/auth.test/);
  await until('Slack works', () => stage.slack.alive() === undefined);
  await stage.close();
});

test('a token that Slack does not accept is told by name', async () => {
  const stage = await overHttp({}, (world) => world.fail('auth.test', { is: 'error', error: 'invalid_auth' }, 9));
  expect(stage.slack.alive()).toMatch(/invalid_auth/);
  await stage.close();
});
