// The ways to a person: in their own order, isolated from each other, and corrected when the ticket moves on.
import { Outage, Undeliverable } from '../../src/chat/chat.js';
import { directChannel } from '../world/chat.js';
import { fakePager, openStory, organisationOf, type Story } from './stage.js';

const MINUTE = 60;
let story: Story;
afterEach(() => story?.close());

const rungs = (...calls: (string | string[])[]) => calls.map((call) => ({ call, answer_within: '15m' }));

describe('ways', () => {
  const people = (reach: Record<string, string[]>) =>
    organisationOf().people.map(({ web: _, ...one }) => ({
      ...one,
      ...(reach[one.id] ? { reach: reach[one.id] } : {}),
    }));

  test("in the person's own order, all within the time to answer; without an order all at once", async () => {
    const [mail, webhook] = [fakePager('mail'), fakePager('webhook')];
    const organisation = {
      ...organisationOf({
        people: people({ tanaka: ['mail', 'slack', 'webhook'] }),
        paging: { rungs: rungs(['on-call', 'role:ciso']) },
      }),
      pagers: ['mail' as const, 'webhook' as const],
    };
    story = await openStory({ organisation, pagers: new Map([mail, webhook].map((pager) => [pager.way, pager])) });
    await story.report();
    expect(mail.rung.map(({ person }) => person.id)).toEqual(['tanaka', 'sato']);
    expect(story.read(directChannel('sato'))).toHaveLength(1);
    expect(story.read(directChannel('tanaka'))).toHaveLength(0);
    await story.pass(60);
    expect(story.read(directChannel('tanaka'))).toHaveLength(1);
    expect(webhook.rung).toHaveLength(0);
    await story.pass(60);
    expect(webhook.rung.map(({ person, state }) => [person.id, state])).toEqual([['tanaka', 'called']]);
  });

  test('a way that fails for good is on the ticket, and the next way is used at once (L7)', async () => {
    const mail = fakePager('mail');
    const organisation = {
      ...organisationOf({ people: people({ tanaka: ['slack', 'mail'] }) }),
      pagers: ['mail' as const],
    };
    story = await openStory({ organisation, pagers: new Map([['mail', mail]]) });
    story.chat.shut(directChannel('tanaka'), 'cannot_dm_bot');
    const ticket = await story.report();
    expect(mail.rung.map(({ person }) => person.id)).toEqual(['tanaka']);
    expect(await story.calls(ticket)).toEqual(['tanaka 0']);
    expect(story.read('desk')[0]).toContain('slack では届かず（cannot_dm_bot）');
  });

  test('the last way fails: the next person is called at once (L6, L8)', async () => {
    const mail = fakePager('mail');
    mail.failWith = new Undeliverable('smtp_550');
    const organisation = {
      ...organisationOf({ people: people({ tanaka: ['slack', 'mail'] }) }),
      pagers: ['mail' as const],
    };
    story = await openStory({ organisation, pagers: new Map([['mail', mail]]) });
    story.chat.shut(directChannel('tanaka'), 'user_disabled');
    const ticket = await story.report();
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 0']);
    expect(story.read(directChannel('suzuki'))).toHaveLength(1);
  });

  test('a phone alarm is triggered, then acknowledged and resolved with the ticket; a new climb rings anew', async () => {
    const webhook = fakePager('webhook');
    const paging = { rungs: rungs('on-call'), rounds: 1, still_on_it: { after: '1h', answer_within: '10m', times: 1 } };
    const organisation = {
      ...organisationOf({
        people: people({ tanaka: ['webhook'], suzuki: ['webhook'] }),
        paging: { ...paging, rungs: rungs('on-call', 'next-on-call') },
      }),
      pagers: ['webhook' as const],
    };
    story = await openStory({ organisation, pagers: new Map([['webhook', webhook]]) });
    const ticket = await story.report();
    await story.press('acknowledge', ticket, 'tanaka');
    await story.pass(70 * MINUTE);
    await story.press('acknowledge', ticket, 'suzuki');
    await story.closeTicket(ticket, 'suzuki');
    expect(webhook.rung.map(({ person, state, key }) => `${person.id} ${state} ${key}`)).toEqual([
      'tanaka called DESK-1',
      'tanaka taken DESK-1',
      'suzuki called DESK-1/2',
      'suzuki taken DESK-1/2',
      'tanaka closed DESK-1',
      'suzuki closed DESK-1/2',
    ]);
  });

  test('a page that arrived though its answer was lost is corrected after somebody took the ticket (D4, D7)', async () => {
    story = await openStory();
    story.chat.fail({ call: 'post', with: new Outage('timeout'), when: 'after', times: 3 });
    const ticket = await story.report();
    expect(story.read(directChannel('tanaka'))[0]).toContain('[私が対応します]');
    await story.press('acknowledge', ticket, 'suzuki');
    await story.pass(MINUTE);
    expect(story.read(directChannel('tanaka'))).toHaveLength(1);
    expect(story.read(directChannel('tanaka'))[0]).not.toContain('[私が対応します]');
  });

  test('one way is down: the others go all the same, and the one that is down follows when it is back (L8)', async () => {
    const [mail, webhook] = [fakePager('mail'), fakePager('webhook')];
    const organisation = {
      ...organisationOf({ people: people({ tanaka: ['slack', 'mail', 'webhook'] }) }),
      pagers: ['mail' as const, 'webhook' as const],
    };
    story = await openStory({ organisation, pagers: new Map([mail, webhook].map((pager) => [pager.way, pager])) });
    mail.failWith = new Outage('connection refused');
    story.chat.fail({ call: 'post', with: new Outage('token_revoked', 300, true), when: 'before', times: 3 });
    await story.report();
    await story.pass(3 * MINUTE);
    expect(webhook.rung.map(({ person }) => person.id)).toEqual(['tanaka']);
    mail.failWith = undefined;
    await story.pass(6 * MINUTE);
    expect(mail.rung.map(({ person }) => person.id)).toEqual(['tanaka']);
    expect(story.read(directChannel('tanaka'))).toHaveLength(1);
    expect(story.read(directChannel('tanaka'))[0]).toContain('遅れて');
  });
});
