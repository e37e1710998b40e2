// A package goes to a partner by mail: by button and form in Slack, over a real mail server, once, and across a kill.
import { buttonsIn, messageEvent, pressOn, viewSubmission } from '../world/slack-payloads.js';
import { type Bells, openBells } from './bells.js';
import { employee, openSite, reads, type Site, settings, settled, tanaka, until, verify } from './drive.js';

let bells: Bells;
let site: Site;
beforeAll(async () => {
  bells = await openBells();
  const deskYml = `${settings}\npartners: [{ id: soc, name: Example SOC, mail: soc@example.com, language: en }]\n`;
  site = await openSite({ deskYml, env: bells.env });
});
afterAll(async () => {
  await site.close();
  await bells.close();
});

const card = () => site.world.in('C0DESK').find((one) => !one.thread_ts && reads(one).includes('DESK-1'));
const thread = () => site.world.in('C0DESK').filter((one) => one.thread_ts === card()?.ts);
const button = (act: string) => {
  const shown = card();
  const found = shown && buttonsIn(shown.blocks).find((one) => one.action_id === act);
  if (!shown || !found) throw new Error(`no button ${act}`);
  return pressOn(tanaka, shown, found);
};

test('the partner gets facts and timeline, and the thread the hash of what was sent', async () => {
  await site.send.event(messageEvent(employee(), '怪しい添付を開いてしまった https://evil.example.com/a'));
  await until('the card stands', () => card() !== undefined);
  await site.send.interaction(button('acknowledge'));
  await settled(site);

  const pressed = button('escalate');
  await site.send.interaction(pressed);
  await until('the form opens', () => site.world.openedViews.some((one) => one.trigger === pressed.trigger_id));
  const view = site.world.openedViews.find((one) => one.trigger === pressed.trigger_id)?.view as Record<
    string,
    unknown
  >;
  const filled = viewSubmission(tanaka, view, { to: 'partner:soc', what: 'Please look at PC-0012' });
  expect((await site.send.interaction(filled)).status).toBe(200);
  await site.stop('SIGKILL');
  await site.start();
  await site.send.interaction(filled);
  await until('the mail is there', () => bells.mails.some(({ to }) => to === 'soc@example.com'));
  await settled(site);

  const mails = bells.mails.filter(({ to }) => to === 'soc@example.com');
  expect(new Set(mails.map(({ text }) => text)).size).toBe(1);
  const [mail] = mails;
  for (const part of ['Please look at PC-0012', 'Timeline', 'taken over']) expect(mail?.text).toContain(part);
  expect(mail?.text).not.toContain('https://evil');
  await until('the thread shows the hash', () => thread().some((one) => /SHA-256 [0-9a-f]{64}/.test(reads(one))));
  expect(site.rows("select 1 from events where type = 'escalated'")).toHaveLength(1);
  expect(site.rows("select 1 from events where type = 'package-sent'")).toHaveLength(1);
  expect((await verify(site)).code).toBe(0);
});
