// What the page posts, read into a Request. Pure; every post carries a random id made by the browser, so that a double send counts once.
import { z } from 'zod';
import { commandOf } from '../chat/pressed.js';
import { commandWithoutTicket, type Request } from '../ticket/command.js';
import type { Language, Party } from '../ticket/event.js';
import { aboutNames, acts } from '../view/card.js';
import { isDirect } from './seats.js';

/** Counted in code points: as much as Slack lets through in one message. */
export const MAX_SAID_CHARACTERS = 40_000;
/** Enough for that many characters, each escaped as \uXXXX. */
export const MAX_BODY_BYTES = 512 * 1024;
const MAX_NAME_CHARACTERS = 200;
const MAX_FORM_FIELDS = 50;
const MAX_ABOUT_CHARACTERS = 2_000;

const name = z.string().max(MAX_NAME_CHARACTERS);
const user = name.min(1);
/** A lone surrogate cannot be stored as UTF-8 and would change the text's hash. */
const said = z
  .string()
  .refine((text) => [...text].length <= MAX_SAID_CHARACTERS, { params: { fault: 'too-large' } })
  .transform((text) => text.replace(/\p{Surrogate}/gu, '\uFFFD'));
const language = z.enum(['ja', 'en']);
const few = (record: Record<string, string>) => Object.keys(record).length <= MAX_FORM_FIELDS;

const post = z.strictObject({ id: z.uuid(), as: user, lang: language });

export const sayPost = post.extend({ channel: user, thread: user.optional(), text: said });
export type SayPost = z.infer<typeof sayPost>;

/** DESK-<n>, read into the number; empty for buttons that belong to no ticket. */
const ticket = z
  .string()
  .regex(/^(DESK-[1-9][0-9]{0,8})?$/)
  .transform((shown) => (shown === '' ? undefined : Number(shown.slice('DESK-'.length))));

const about = z.partialRecord(z.enum(aboutNames), name).default({});

export const pressPost = post.extend({
  channel: user,
  act: z.enum(acts),
  ticket,
  about,
  message: user,
});
export type PressPost = z.infer<typeof pressPost>;

export const formPost = post.extend({
  form: user,
  context: z.record(name, name).refine(few),
  values: z.record(name, said).refine(few),
});
export type FormPost = z.infer<typeof formPost>;

export const formQuery = z.object({
  as: user,
  form: z.enum(acts),
  ticket,
  about: z
    .string()
    .max(MAX_ABOUT_CHARACTERS)
    .optional()
    .transform((named) => Object.fromEntries(new URLSearchParams(named)))
    .pipe(z.partialRecord(z.enum(aboutNames), name)),
  lang: language,
});

/** What somebody looks for in the register. */
export const registerQuery = z.object({ as: user, asked: name.default(''), lang: language });

export const ticketQuery = z.object({ as: user, ticket: ticket.pipe(z.number()), lang: language });

/** A picture of a card: the message's marker, and which of its charts. */
export const pictureQuery = z.object({ marker: name, chart: name, lang: language });

/** The file of a card, by its message's marker. */
export const filePost = post.extend({ marker: name });

export const requestId = (id: string): string => `web:${id}`;

/** @param language the language to answer this person in */
export function readSay(say: SayPost, by: Party, language: Language): Request {
  const direct = isDirect(say.channel);
  const place = {
    platform: 'web' as const,
    channel: say.channel,
    message: requestId(say.id),
    ...(say.thread === undefined ? {} : { thread: say.thread }),
    direct,
  };
  return {
    id: requestId(say.id),
    command: { type: 'say', by, place, addressed: direct, said: { text: say.text }, language },
  };
}

/** undefined when the button asks for a form, or names nothing that could be done. */
export function readPress(press: PressPost, by: Party): Request | undefined {
  const command =
    press.ticket === undefined
      ? commandWithoutTicket(press.act, press.about.of, by)
      : commandOf(press.act, press.ticket, press.about, by);
  return command && { id: requestId(press.id), command };
}
