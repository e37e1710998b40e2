// What a person can do in Slack and no more: press a button that stands before them, and fill in the fields of the form they are given.
import type { PostedMessage } from '../world/slack.js';
import { buttonsIn, pressOn, viewSubmission } from '../world/slack-payloads.js';
import { deskChannel, reads, type Site, sato, suzuki, tanaka, until } from './drive.js';

type Json = Record<string, unknown>;
type View = Json & { blocks: Json[] };

export const staffChannel = 'C0STAFF';

/** The messages that this person sees, the newest last. */
export function seenBy({ world }: Site, user: string): PostedMessage[] {
  const rooms = [staffChannel, ...([tanaka, suzuki, sato].includes(user) ? [deskChannel] : [])];
  return [...world.direct(user), ...rooms.flatMap((room) => world.in(room))].sort((a, b) => (a.ts < b.ts ? -1 : 1));
}

/** What the person reads that has these words. */
export function readsOf(site: Site, user: string, words: RegExp): PostedMessage[] {
  return seenBy(site, user).filter((one) => words.test(reads(one)));
}

/** The newest button of this act; `named` must stand in what the button names. */
function buttonBefore(site: Site, user: string, act: string, named: RegExp) {
  for (const message of seenBy(site, user).reverse()) {
    const button = buttonsIn(message.blocks).find(
      (one) => one.action_id.split('/')[0] === act && named.test(JSON.stringify(one)),
    );
    if (button) return { message, button };
  }
  return undefined;
}

/** Waits until nothing is owed by now; how many have read a warning is drawn later. */
export async function done(site: Site): Promise<void> {
  const owed = "select 1 from jobs where kind <> 'wake' and name not like 'hearing/%' and due_at <= ?";
  await until('what is owed is sent', () => site.rows(owed, new Date().toISOString()).length === 0);
}

/** Presses as soon as the button stands there. @returns the trigger with which Slack opens a form */
export async function presses(site: Site, user: string, act: string, named = /(?:)/): Promise<unknown> {
  const found = () => buttonBefore(site, user, act, named);
  await until(`${user} sees the button ${act} ${named}`, () => found() !== undefined, 20);
  const { message, button } = found() as NonNullable<ReturnType<typeof found>>;
  const payload = pressOn(user, message, button);
  expect((await site.send.interaction(payload)).status).toBe(200);
  await done(site);
  return payload.trigger_id;
}

/** The form that opened after this trigger. */
export async function formAfter({ world }: Site, trigger: unknown): Promise<View> {
  const opened = () => world.openedViews.find((one) => one.trigger === trigger)?.view as View | undefined;
  await until('the form opens', () => opened() !== undefined, 20);
  return opened() as View;
}

/** Sends the form. What is not named stays as it stood; Slack lets nobody send a form whose required fields are empty. */
export async function sends(site: Site, user: string, view: View, values: Record<string, string>): Promise<Json> {
  const inputs = view.blocks.filter((block) => block.type === 'input');
  const ids = inputs.map(({ block_id }) => String(block_id));
  const stray = Object.keys(values).filter((id) => !ids.includes(id));
  if (stray.length > 0) throw new Error(`the form has no ${stray.join(', ')}; it has ${ids.join(', ')}`);
  const filled = { ...Object.fromEntries(inputs.flatMap(standing)), ...values };
  const empty = inputs.filter(({ block_id, optional }) => !optional && !filled[String(block_id)]);
  if (empty.length > 0)
    throw new Error(`Slack does not send it without ${empty.map((one) => one.block_id).join(', ')}`);
  const sent = await site.send.interaction(viewSubmission(user, view, filled));
  expect(sent.status).toBe(200);
  await done(site);
  return sent.body ? JSON.parse(sent.body) : {};
}

/** Presses, fills in, sends. @returns what Slack is answered: nothing when the form was taken */
export async function fillsIn(site: Site, user: string, act: string, values: Record<string, string>): Promise<Json> {
  return sends(site, user, await formAfter(site, await presses(site, user, act)), values);
}

/** What stands in a field when the form opens. */
function standing({ block_id, element }: Json): [string, string][] {
  const { initial_value, initial_option, initial_options } = element as Json;
  const of = (option: unknown) => String((option as Json).value);
  if (initial_value) return [[String(block_id), String(initial_value)]];
  if (initial_option) return [[String(block_id), of(initial_option)]];
  return Array.isArray(initial_options) ? [[String(block_id), initial_options.map(of).join(',')]] : [];
}
