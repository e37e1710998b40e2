// What was pressed, filled in or handed on in Teams, read into what is to be done. Pure.

import { z } from 'zod';
import type { Submission } from '../chat/chat.js';
import { commandOf, type FormAsked, formBehind, type LookAsked, lookBehind } from '../chat/pressed.js';
import { commandWithoutTicket, type Request, type Said } from '../ticket/command.js';
import { aboutNames } from '../view/card.js';
import { ticketNumber } from '../view/scene.js';
import { type Activity, conversationOf } from './activity.js';
import { fromHtml } from './from-html.js';
import { type Asker, digest, type Reader, readAsker } from './read.js';

/** The message extension of manifest/teams/manifest.json. */
export const REPORT_MESSAGE = 'report-message';

export type Pressed =
  | { is: 'request'; request: Request; asker: Asker }
  | { is: 'form'; asked: FormAsked; asker: Asker }
  | { is: 'look'; asked: LookAsked; asker: Asker };

/** `verb` is what Action.Execute sends, `act` what Action.Submit of older clients and of dialogs sends. */
const about = z.partialRecord(z.enum(aboutNames), z.string()).optional().catch(undefined);
const data = z.object({ act: z.string().optional(), ticket: z.string().optional().catch(undefined), about });
const executed = z.object({ action: z.object({ verb: z.string(), data: data.catch({ about: undefined }) }) });
const fetched = z.object({ data });

/** @param activity an adaptiveCard/action or task/fetch invoke, or a message with a value. Undefined: a button we do not know. */
export function readPress(activity: Activity, reader: Reader): Pressed | undefined {
  const asker = readAsker(activity, reader);
  const pressed = pressedIn(activity);
  if (!asker || !pressed) return undefined;
  const { act, ticket: shown = '', about = {} } = pressed;
  const ticket = ticketNumber(shown);
  const asked = formBehind(act, ticket, about);
  if (asked) return { is: 'form', asked, asker };
  const look = lookBehind(act, ticket, about);
  if (look) return { is: 'look', asked: look, asker };
  const command =
    ticket === undefined ? commandWithoutTicket(act, about.of, asker.by) : commandOf(act, ticket, about, asker.by);
  if (!command) return undefined;
  const once = activity.id ?? [activity.replyToId, activity.timestamp];
  const id = `teams:press:${digest(once, activity.conversation.id, asker.by.user, act, shown, about)}`;
  return { is: 'request', request: { id, command }, asker };
}

type Data = z.infer<typeof data> & { act: string };

function pressedIn({ name, value }: Activity): Data | undefined {
  if (name === 'adaptiveCard/action') {
    const read = executed.safeParse(value);
    return read.success ? { ...read.data.action.data, act: read.data.action.verb } : undefined;
  }
  const read = name === 'task/fetch' ? fetched.safeParse(value).data?.data : data.safeParse(value).data;
  return read?.act === undefined ? undefined : { ...read, act: read.act };
}

export interface FilledIn extends Omit<Submission, 'by'> {
  asker: Asker;
}

/** Ours lies under `desk`, what was filled in lies beside it under the fields' names. */
const filledIn = z.object({
  data: z.looseObject({
    desk: z.object({ form: z.string(), context: z.record(z.string(), z.string()).catch({}) }),
  }),
});

/** @param activity a task/submit invoke. */
export function readSubmission(activity: Activity, reader: Reader): FilledIn | undefined {
  const asker = readAsker(activity, reader);
  const read = filledIn.safeParse(activity.value);
  if (!asker || !read.success) return undefined;
  const { desk, ...rest } = read.data.data;
  const values = valuesIn(rest);
  return { id: formId(activity, asker, [desk, values]), asker, ...desk, values };
}

function valuesIn(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

function formId(activity: Activity, asker: Asker, what: unknown): string {
  const once = activity.id ?? [activity.replyToId, activity.timestamp];
  return `teams:form:${digest(once, activity.conversation.id, asker.by.user, what)}`;
}

export interface HandedOn {
  id: string;
  asker: Asker;
  quoted: NonNullable<Said['quoted']>;
  files?: Said['files'];
  /** Of the form, when it was filled in already. */
  values: Record<string, string>;
}

const handedOn = z.object({
  commandId: z.literal(REPORT_MESSAGE),
  data: z.looseObject({}).nullish().catch(undefined),
  messagePayload: z.object({
    id: z.string().nullish(),
    linkToMessage: z.string().nullish(),
    subject: z.string().nullish(),
    body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
    from: z
      .object({
        user: z.object({ displayName: z.string().nullish(), id: z.string().nullish() }).nullish(),
        application: z.object({ displayName: z.string().nullish() }).nullish(),
      })
      .nullish(),
    attachments: z
      .array(z.object({ contentType: z.string().nullish(), name: z.string().nullish() }))
      .nullish()
      .catch(undefined),
  }),
});

/** @param activity a composeExtension/fetchTask or composeExtension/submitAction invoke on a message. What the message says is not to be trusted. */
export function readHandedOn(activity: Activity, reader: Reader): HandedOn | undefined {
  const asker = readAsker(activity, reader);
  const read = handedOn.safeParse(activity.value);
  if (!asker || !read.success) return undefined;
  const { messagePayload: message, data: fields } = read.data;
  const { body, from, subject } = message;
  const written = body?.contentType === 'text' ? (body.content ?? '') : fromHtml(body?.content ?? '');
  const author = from?.user?.displayName || from?.application?.displayName || from?.user?.id || '?';
  const files = (message.attachments ?? []).flatMap(({ name, contentType }) =>
    name ? [{ name, ...(contentType && contentType !== 'reference' && { type: contentType }) }] : [],
  );
  const values = valuesIn(fields ?? {});
  const text = [subject, written].filter(Boolean).join('\n');
  const permalink = message.linkToMessage?.startsWith('https://') ? message.linkToMessage : undefined;
  return {
    id: formId(activity, asker, [conversationOf(activity).channel, message.id, values]),
    asker,
    quoted: { author, text, ...(permalink && { permalink }) },
    ...(files.length > 0 && { files }),
    values,
  };
}
