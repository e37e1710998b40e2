// Mail, phone alarm and people's own order in the settings: what is missing is told before anybody needs it.

import { readDeskYml } from '../../src/desk-yml.js';
import { pagerNames, pagerSettings } from '../../src/pager-env.js';
import type { PagerName } from '../../src/paging/organisation.js';

function faultsOfEnv(environment: Record<string, string>): string[] {
  const faults: string[] = [];
  pagerSettings(environment, (path) => void faults.push(path));
  return faults;
}

const mail = {
  SMTP_URL: 'smtps://user:secret@mail.example.com',
  MAIL_FROM: 'desk@example.com',
  PUBLIC_URL: 'https://desk.example.com/',
};

test('nothing is set: no pagers, nothing to mend', () => {
  expect([pagerNames(pagerSettings({}, () => undefined)), faultsOfEnv({})]).toEqual([[], []]);
});

test('mail and alarm are read; the address bears no slash at its end', () => {
  const settings = pagerSettings({ ...mail, PAGER_WEBHOOK_KEY: 'r', PAGER_KEY_TANAKA: 't' }, () => undefined);
  expect(settings).toMatchObject({
    mail: { url: mail.SMTP_URL, from: mail.MAIL_FROM },
    webhook: { url: 'https://events.pagerduty.com/v2/enqueue', key: 'r', keys: new Map([['PAGER_KEY_TANAKA', 't']]) },
    publicUrl: 'https://desk.example.com',
  });
  expect(pagerNames(settings)).toEqual(['mail', 'webhook']);
});

test.each([
  ['a mail server without a sender and an address', { SMTP_URL: mail.SMTP_URL }, ['MAIL_FROM', 'PUBLIC_URL']],
  ['a mailbox without a mail server', { MAIL_IMAP_URL: 'imaps://desk:secret@imap.example.com' }, ['SMTP_URL']],
  ['a mailbox without a password', { ...mail, MAIL_IMAP_URL: 'imaps://imap.example.com' }, ['MAIL_IMAP_URL']],
  ['a mailbox that is none', { ...mail, MAIL_IMAP_URL: 'pop3://desk:secret@example.com' }, ['MAIL_IMAP_URL']],
  ['a mail server that is none', { ...mail, SMTP_URL: 'mail.example.com:25' }, ['SMTP_URL']],
  [
    'addresses that are none',
    { PUBLIC_URL: 'desk', HEARTBEAT_URL: 'ftp://x', PAGER_WEBHOOK_URL: '/x' },
    ['PAGER_WEBHOOK_URL', 'PUBLIC_URL', 'HEARTBEAT_URL'],
  ],
] as [string, Record<string, string>, string[]][])('%s', (_, environment, paths) => {
  expect(faultsOfEnv(environment)).toEqual(paths);
});

test('the mailbox for replies is read, and is off by default', () => {
  const url = 'imaps://desk%40example.com:secret@imap.example.com';
  expect(pagerSettings({ ...mail, MAIL_IMAP_URL: url }, () => undefined).mail?.mailbox).toBe(url);
  expect(pagerSettings(mail, () => undefined).mail).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM });
});

describe('people', () => {
  const settings = (person: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    JSON.stringify({
      organisation: 'Example KK',
      channels: { desk: { slack: 'C1' } },
      people: [{ id: 'a', name: 'A', roles: ['commander'], ...person }],
      ...more,
    });
  const faults = (text: string, pagers: PagerName[] = []) =>
    readDeskYml(text, ['slack'], pagers).faults.map(({ path, says }) => [path, says.en]);

  test('reached by mail alone, when mail is set up', () => {
    const person = settings({ mail: 'a@example.com' });
    expect(faults(person, ['mail'])).toEqual([]);
    expect(faults(person)).toEqual([['people.#1', expect.stringContaining('no way to call A')]]);
  });

  test('an order of ways that names what the person does not have, or what is not set up', () => {
    const person = settings({ slack: 'U1', reach: ['slack', 'mail', 'webhook'], mail: 'a@example.com' });
    expect(faults(person, ['mail', 'webhook'])).toEqual([]);
    expect(faults(person)).toEqual([
      ['people.#1.reach.#2', expect.stringContaining('SMTP_URL')],
      ['people.#1.reach.#3', expect.stringContaining('PAGER_WEBHOOK_KEY')],
    ]);
    expect(faults(settings({ slack: 'U1', reach: ['teams', 'slack'] }))).toEqual([
      ['people.#1.reach.#1', 'A has no teams.'],
    ]);
  });

  test('every other mistake has its place, too', () => {
    const text = settings(
      { slack: 'U1' },
      {
        absences: [{ member: 'b', from: '2026-12-02', to: '2026-12-01' }],
        business_hours: { from: '18:00', to: '09:00' },
        paging: {
          rungs: [{ call: ['on-call', 'person:b'], answer_within: '1m' }],
          ladders: [
            { name: 'x', rungs: [{ call: 'on-call', answer_within: '1m' }] },
            { name: 'x', rungs: [{ call: 'on-call', answer_within: '1m' }] },
          ],
        },
      },
    );
    expect(faults(text).map(([path]) => path)).toEqual([
      ...[
        'absences.#1.member',
        'absences.#1.to',
        'business_hours.to',
        'paging.rungs.#1.call',
        'paging.ladders.#2.name',
      ],
    ]);
    expect(faults(settings({ slack: 'U1' }, { drill: { cron: 'weekly' } }))).toEqual([
      ['drill.cron', expect.stringContaining('0 10 * * 2')],
    ]);
    expect(faults(settings({ slack: 'U1', webhook: 'R0KEY' }))).toEqual([
      ['people.#1.webhook', expect.stringContaining('PAGER_KEY_')],
    ]);
    expect(faults(settings({ slack: 'U1' }, { paging: { rungs: [{ call: [], answer_within: '1m' }] } }))).toHaveLength(
      1,
    );
  });
});
