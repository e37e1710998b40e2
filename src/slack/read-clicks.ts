// What was pressed, chosen from a menu, filled in or asked for with /desk, read into what is to be done. Pure.

import { z } from 'zod';
import type { Submission } from '../chat/chat.js';
import { commandOf, type FormAsked, formBehind, type LookAsked, lookBehind } from '../chat/pressed.js';
import { commandWithoutTicket, type Request } from '../ticket/command.js';
import type { Party } from '../ticket/event.js';
import { decodeAbout } from './about.js';
import { typed } from './markup.js';
import { digest, fileNotes, message, type Reader } from './read.js';

/** Names that manifest/slack.yml and this code share. */
export const callbacks = { message: 'report-message', global: 'report', command: '/desk' } as const;

/** Whom to answer, and where that person is looking; without a channel, in a direct message. */
export interface Asker {
  by: Party;
  channel?: string;
  thread?: string;
}

/** The message a report was made of: what Slack may still be asked about it. */
export interface Picked {
  channel: string;
  message: string;
  author?: string;
}

export type Asked =
  | { is: 'request'; request: Request; asker: Asker; picked?: Picked }
  | { is: 'form'; asked: FormAsked; trigger: string; asker: Asker }
  | { is: 'look'; asked: LookAsked; asker: Asker }
  | { is: 'question'; word: 'oncall' | 'list' | 'help'; asker: Asker; rest: string };

const id = z.object({ id: z.string() });
const action = z.object({
  trigger_id: z.string().optional(),
  user: id,
  channel: id.nullish(),
  container: z
    .object({
      message_ts: z.string().optional(),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
      view_id: z.string().optional(),
    })
    .optional(),
  message: z.object({ ts: z.string().optional(), thread_ts: z.string().optional() }).nullish(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string().optional(),
        value: z.string().optional(),
        action_ts: z.string().optional(),
      }),
    )
    .min(1),
});

/** "DESK-7" -> 7; nothing else is a ticket. */
export function ticketNumber(shown: string | undefined): number | undefined {
  return shown !== undefined && /^DESK-[1-9]\d{0,8}$/.test(shown) ? Number(shown.slice('DESK-'.length)) : undefined;
}

/** @param body a block_actions payload. Undefined: a button we do not know, or one whose value is not ours. */
export function readAction(body: unknown, { party }: Reader): Asked | undefined {
  const read = action.safeParse(body);
  const pressed = read.data?.actions[0];
  if (!read.success || !pressed) return undefined;
  const { user, channel, container, message: on, trigger_id = '' } = read.data;
  const by = party(user.id);
  const asker: Asker = {
    by,
    channel: channel?.id ?? container?.channel_id,
    thread: container?.thread_ts ?? on?.thread_ts,
  };
  const ticket = ticketNumber(pressed.value);
  const about = decodeAbout(pressed.block_id, pressed.action_id);
  const form = formBehind(pressed.action_id, ticket, about);
  if (form) return { is: 'form', asked: form, trigger: trigger_id, asker };
  const look = lookBehind(pressed.action_id, ticket, about);
  if (look) return { is: 'look', asked: look, asker };
  const command =
    ticket === undefined
      ? commandWithoutTicket(pressed.action_id, about.of, by)
      : commandOf(pressed.action_id, ticket, about, by);
  if (!command) return undefined;
  const where = container?.message_ts ?? on?.ts ?? container?.view_id;
  const press = digest(
    trigger_id,
    user.id,
    pressed.action_id,
    pressed.value,
    pressed.block_id,
    pressed.action_ts,
    where,
  );
  return { is: 'request', request: { id: `slack:press:${press}`, command }, asker };
}

const globalShortcut = z.object({
  type: z.literal('shortcut'),
  callback_id: z.literal(callbacks.global),
  trigger_id: z.string(),
  user: id,
});
const messageShortcut = z.object({
  type: z.literal('message_action'),
  callback_id: z.literal(callbacks.message),
  trigger_id: z.string().optional(),
  action_ts: z.string().optional(),
  user: id,
  channel: id,
  team: z.object({ domain: z.string().optional() }).nullish(),
  message,
});

/** @param body a shortcut payload: the global one asks for the form, the one on a message hands that message in as a report. */
export function readShortcut(body: unknown, { party }: Reader): Asked | undefined {
  const global = globalShortcut.safeParse(body);
  if (global.success) {
    const { user, trigger_id } = global.data;
    return { is: 'form', asked: { form: 'report', about: {} }, trigger: trigger_id, asker: { by: party(user.id) } };
  }
  const read = messageShortcut.safeParse(body);
  if (!read.success) return undefined;
  const { user, channel, team, message: picked, trigger_id, action_ts } = read.data;
  const by = party(user.id);
  const author = picked.username ?? (picked.user ? `@${picked.user}` : '?');
  const permalink = team?.domain && permalinkOf(team.domain, channel.id, picked.ts, picked.thread_ts);
  const files = fileNotes(picked.files);
  const said = {
    text: '',
    quoted: { author, text: typed(picked.text ?? ''), ...(permalink && { permalink }) },
    ...(files.length > 0 && { files }),
  };
  return {
    is: 'request',
    request: {
      id: `slack:shortcut:${digest(trigger_id, user.id, action_ts, channel.id, picked.ts)}`,
      command: { type: 'report', by, said, route: 'employee' },
    },
    asker: { by, channel: channel.id },
    picked: { channel: channel.id, message: picked.ts, author: picked.user },
  };
}

/** The address Slack's own "copy link" gives. */
function permalinkOf(domain: string, channel: string, ts: string, thread?: string): string {
  const link = `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return thread && thread !== ts ? `${link}?thread_ts=${thread}&cid=${channel}` : link;
}

const command = z.object({
  command: z.literal(callbacks.command),
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string().optional(),
  trigger_id: z.string().default(''),
});

const words = new Map<string, 'report' | 'oncall' | 'list' | 'help'>([
  ['report', 'report'],
  ['報告', 'report'],
  ['oncall', 'oncall'],
  ['当番', 'oncall'],
  ['list', 'list'],
  ['一覧', 'list'],
  ['help', 'help'],
  ['ヘルプ', 'help'],
]);

/** @param body a slash command payload. A word we do not know asks for help. */
export function readCommand(body: unknown, { party }: Reader): Asked | undefined {
  const read = command.safeParse(body);
  if (!read.success) return undefined;
  const { user_id, channel_id, trigger_id } = read.data;
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(typed(read.data.text).trim()) ?? [];
  const by = party(user_id);
  const asker: Asker = { by, channel: channel_id };
  const word = words.get(first.normalize('NFKC').toLowerCase()) ?? 'help';
  if (word !== 'report') return { is: 'question', word, asker, rest };
  if (rest === '') return { is: 'form', asked: { form: 'report', about: {} }, trigger: trigger_id, asker };
  const request: Request = {
    id: `slack:command:${digest(trigger_id, user_id, rest)}`,
    command: { type: 'report', by, said: { text: rest }, route: 'employee' },
  };
  return { is: 'request', request, asker };
}

const filledIn = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
const submission = z.object({
  user: id,
  view: z.object({
    id: z.string(),
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string().optional(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), filledIn)) }),
  }),
});

export interface FilledIn extends Submission {
  /** Where Slack can show a sentence about the form. */
  firstField?: string;
}

/** @param body a view_submission payload. What a person filled in comes as it was typed, not escaped. */
export function readSubmission(body: unknown, { party }: Reader): FilledIn | undefined {
  const read = submission.safeParse(body);
  if (!read.success) return undefined;
  const { user, view } = read.data;
  const values: Record<string, string> = {};
  for (const [field, elements] of Object.entries(view.state.values)) {
    const element = Object.values(elements)[0];
    const checked = element?.selected_options?.map(({ value }) => value).join(',');
    values[field] = element?.value ?? element?.selected_option?.value ?? checked ?? '';
  }
  return {
    id: `slack:form:${view.id}:${digest(view.hash, user.id, values)}`,
    by: party(user.id),
    form: view.callback_id,
    context: contextOf(view.private_metadata),
    values,
    firstField: Object.keys(view.state.values)[0],
  };
}

function contextOf(metadata: string | undefined): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(metadata || '{}'));
  } catch {
    return {};
  }
}
