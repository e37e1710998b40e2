// Paging, driven from outside with seconds instead of minutes: the ladder to its end, mail and phone alarm, a press in the middle of it.
import { fakeMailbox } from '../world/imap.js';
import { buttonsIn, pressOn } from '../world/slack-payloads.js';
import { type Bells, openBells, paging, withoutPaging } from './bells.js';
import {
  about,
  deskChannel,
  openSite,
  reads,
  report,
  type Site,
  type SiteOptions,
  sato,
  suzuki,
  tanaka,
  until,
} from './drive.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** Opens a site and lets the test use it. Sites run side by side: they mostly wait. */
const onSite = (use: (site: Site) => Promise<void>, options: SiteOptions) => async () => {
  const site = await openSite(options);
  try {
    await use(site);
  } finally {
    await site.close();
  }
};

const ladderEnded = (site: Site) => site.rows("select 1 from events where type = 'ladder-ended'").length > 0;

test.concurrent(
  'nobody answers: each rung in its turn, then the last resort for reporter and desk, and a reminder',
  onSite(
    async (site) => {
      const { user, ticket } = await report(site);
      await until('the ladder ends', () => ladderEnded(site));
      await until('the room and the reporter are told', () =>
        [deskChannel, site.world.direct(user)[0]?.channel ?? ''].every((channel) =>
          site.world.in(channel).some((message) => reads(message).includes('03-0000-0000')),
        ),
      );
      for (const person of [tanaka, suzuki, sato])
        expect(about(site.world.direct(person), ticket).length).toBeGreaterThan(0);
      await until('it is said again', () => site.rows("select 1 from events where type = 'reminded'").length >= 2);
    },
    { deskYml: withoutPaging + paging },
  ),
);

const mailFirst = withoutPaging
  .replace(`slack: ${tanaka}, roles`, `slack: ${tanaka}, mail: tanaka@example.co.jp, reach: [webhook, mail], roles`)
  .concat(paging.replaceAll('2s', '60s'), '  next_way_after: 1s\n');

/** By whatever rings outside chat. */
const mailed = (bells: Bells) => async (site: Site) => {
  const { ticket } = await report(site);
  await until('the alarm rings and the mail comes', () => bells.alarms.length > 0 && bells.mails.length > 0);
  expect(bells.alarms[0]).toMatchObject({ event_action: 'trigger', dedup_key: ticket, routing_key: 'r-all' });
  expect(bells.mails[0]?.to).toBe('tanaka@example.co.jp');
  expect(bells.mails[0]?.text).not.toContain('怪しい添付を開いてしまった');
  const path = /http:\/\/desk\.example\.co\.jp(\/page\/\S+)/.exec(bells.mails[0]?.text ?? '')?.[1];
  const page = await fetch(site.run.url + path);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('私が対応します')]);
  expect(site.rows("select 1 from tickets where phase = 'paging'")).toHaveLength(1);
  await fetch(site.run.url + path, { method: 'POST', body: new URLSearchParams({ act: 'acknowledge' }) });
  expect(site.rows('select phase, holder from tickets')).toEqual([{ phase: 'held', holder: 'tanaka' }]);
  await until('the alarm is silenced', () => bells.alarms.some(({ event_action }) => event_action === 'acknowledge'));
  const card = about(site.world.in(deskChannel), ticket)[0];
  await until('the room sees who has it', () => card !== undefined && reads(card).includes('対応しています'));
};

test.concurrent('a commander by phone alarm and mail: triggered, answered by the link in the mail, acknowledged, resolved', async () => {
  const bells = await openBells();
  try {
    await onSite(mailed(bells), { deskYml: mailFirst, env: bells.env })();
  } finally {
    await bells.close();
  }
});

test.concurrent('a commander replies to the mail of the page: it is theirs, and a mail back says so', async () => {
  const [bells, mailbox] = [await openBells(), await fakeMailbox()];
  const replied = async (site: Site) => {
    await report(site);
    await until('the mail comes', () => bells.mails.length > 0);
    expect(bells.mails[0]?.text).toContain('このメールに返信しても応答できます');
    const id = /^Message-ID: (<\S+>)/im.exec(bells.mails[0]?.head ?? '')?.[1];
    const head = ['From: tanaka@example.co.jp', 'Message-ID: <r1@example.co.jp>', `In-Reply-To: ${id}`];
    mailbox.deliver([...head, 'Content-Type: text/plain; charset=utf-8', '', '対応します'].join('\n'));
    const held = () => site.rows("select 1 from tickets where phase = 'held' and holder = 'tanaka'").length > 0;
    await until('it is taken', held);
    await until('it is confirmed', () => bells.mails.some(({ text }) => text.includes('返信を受け取りました')));
  };
  try {
    await onSite(replied, { deskYml: mailFirst, env: { ...bells.env, MAIL_IMAP_URL: mailbox.url } })();
  } finally {
    await Promise.all([bells.close(), mailbox.close()]);
  }
});

test.concurrent(
  'pressing while the next rung is called: one holder, and nobody is asked any more (A8)',
  onSite(
    async (site) => {
      const { ticket } = await report(site);
      await until('Suzuki is called', () => about(site.world.direct(suzuki), ticket).length > 0);
      const page = about(site.world.direct(tanaka), ticket)[0];
      const button = page && buttonsIn(page.blocks).find((one) => one.action_id === 'acknowledge');
      if (!page || !button) throw new Error('Tanaka cannot take it any more');
      await site.send.interaction(pressOn(tanaka, page, button));
      await until("Suzuki's page says so", () =>
        about(site.world.direct(suzuki), ticket).every(
          (one) => !buttonsIn(one.blocks).some(({ action_id }) => action_id === 'acknowledge'),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      expect(ladderEnded(site)).toBe(false);
      expect(site.world.direct(sato)).toEqual([]);
    },
    { deskYml: withoutPaging + paging },
  ),
);
