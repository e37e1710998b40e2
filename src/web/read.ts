// What the page posts, read into a Request. Pure; every post carries a random id made by the browser, so that a double send counts once.
import { z } from 'zod';
import { type Command, commandWithoutTicket, type Request } from '../ticket/command.js';
import type { Language, Party } from '../ticket/event.js';
import { acts } from '../view/card.js';
import { isDirect } from './seats.js';

/** Counted in code points: as much as Slack lets through in one message. */
export const MAX_SAID_CHARACTERS = 40_000;
/** Enough for that many characters, each escaped as \uXXXX. */
export const MAX_BODY_BYTES = 512 * 1024;
const MAX_NAME_CHARACTERS = 200;
const MAX_FORM_FIELDS = 50;

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

export const pressPost = post.extend({
  channel: user,
  act: z.enum(acts),
  ticket,
  about: z
    .strictObject({
      script: name.optional(),
      note: name.optional(),
      language: language.optional(),
      of: name.optional(),
      question: name.optional(),
      answer: name.optional(),
    })
    .default({}),
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
  as: user.optional(),
  form: z.enum(['report', 'wrong-script', 'close', 'details']),
  ticket,
  lang: language,
});

/** A picture of a card: the message's marker, and which of its charts. */
export const pictureQuery = z.object({ marker: name, chart: name, lang: language });

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
    press.ticket === undefined ? commandWithoutTicket(press.act, press.about.of, by) : pressed(press, press.ticket, by);
  return command && { id: requestId(press.id), command };
}

function pressed({ act, about }: PressPost, ticket: number, by: Party): Command | undefined {
  switch (act) {
    case 'acknowledge':
    case 'decline':
    case 'reopen':
      return { type: act, ticket, by };
    case 'wrong-script':
      return about.script === undefined ? undefined : { type: 'choose-script', ticket, by, script: about.script };
    case 'script-done':
      return { type: act, ticket, by, ...(about.script === undefined ? {} : { script: about.script }) };
    case 'answer-question': {
      const { question, answer } = about;
      return question && answer ? { type: act, ticket, by, question, answer } : undefined;
    }
    case 'separate':
      return about.note === undefined ? undefined : { type: 'separate', ticket, by, text: about.note };
    case 'language':
      return about.language === undefined
        ? undefined
        : { type: 'choose-language', ticket, by, language: about.language };
    case 'close':
    case 'details':
    case 'report':
    case 'ask-swap':
    case 'take-shift':
    case 'answer-drill':
    case 'seen':
      return undefined;
  }
}
