// What happens when something arrives from Slack: read it, let the desk commit, and only then say anything to anybody.

import type { App, RespondArguments, ViewResponseAction } from '@slack/bolt';
import type { FrontDesk } from '../chat/chat.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Outcome, Request } from '../ticket/command.js';
import type { Language, Party } from '../ticket/event.js';
import type { Card } from '../view/card.js';
import { within } from '../within.js';
import { toMessage } from './blocks.js';
import type { SlackChat } from './chat.js';
import { toModal } from './modal.js';
import { type Reader, readEvent } from './read.js';
import {
  type Asked,
  type Asker,
  type Picked,
  readAction,
  readCommand,
  readShortcut,
  readSubmission,
} from './read-clicks.js';
import { sentence } from './words.js';

/** A form must be open within 3 seconds; knowing a person's name and language is worth one of them. */
const PROFILE_WAIT_MS = 1_000;
const MAX_KNOWN_LANGUAGES = 1_000;

/** What every listener works with. */
export interface Counter {
  desk: FrontDesk;
  chat: SlackChat;
  clock: Clock;
  log: Log;
  /** Runs what must not hold the answer back; what fails is logged. */
  aside(what: string, work: () => Promise<void>): void;
  /** What Slack said of people's languages, by user. */
  languages: Map<string, Language | undefined>;
}

/** One step for all kinds of payload: listeners of Bolt's are each asked about every payload, in several steps. */
export function listen(app: App, counter: Counter): void {
  app.use(async (args) => {
    const { body } = args;
    if ('event' in args) return onEvent(counter, body);
    if ('action' in args) return onAction(counter, body);
    if ('shortcut' in args) return onShortcut(counter, body);
    if ('command' in args) return args.ack(await onCommand(counter, body));
    if ('view' in args && body.type === 'view_submission') return args.ack(await onSubmission(counter, body));
  });
}

async function onEvent(counter: Counter, body: unknown): Promise<void> {
  const request = readEvent(body, readerAt(counter));
  if (!request) return;
  const { command } = request;
  const outcome = await counter.desk.handle(request);
  if (outcome.is !== 'refused' || command.type !== 'say') return;
  const { channel, thread } = command.place;
  reply(counter, outcome, { by: command.by, channel, thread });
}

async function onAction(counter: Counter, body: unknown): Promise<void> {
  const asked = readAction(body, readerAt(counter));
  if (asked?.is === 'form') return openForm(counter, asked);
  if (asked?.is === 'look') return show(counter, asked);
  if (asked?.is !== 'request') return counter.log.warn('a button was pressed that the desk does not know');
  reply(counter, await counter.desk.handle(asked.request), asked.asker);
}

async function onShortcut(counter: Counter, body: unknown): Promise<void> {
  const asked = readShortcut(body, readerAt(counter));
  if (asked?.is === 'form') return openForm(counter, asked);
  if (asked?.is !== 'request') return;
  const request = asked.picked ? await completed(counter, asked.request, asked.picked) : asked.request;
  const outcome = await counter.desk.handle(request);
  if (outcome.is !== 'done') return reply(counter, outcome, asked.asker);
  counter.aside('answer', async () => {
    const language = await languageOf(counter, asked.asker.by);
    await tell(counter, asked.asker, sentence('answerInDirectMessage', language));
  });
}

/** Answered in the HTTP answer itself, which costs no call. */
async function onCommand(counter: Counter, body: unknown): Promise<RespondArguments | undefined> {
  const asked = readCommand(body, readerAt(counter));
  if (!asked) return undefined;
  if (asked.is === 'form') {
    openForm(counter, asked);
    return undefined;
  }
  if (asked.is === 'look') return undefined;
  const card = asked.is === 'question' ? await answerTo(counter, asked) : await takeReport(counter, asked);
  return { response_type: 'ephemeral', ...toMessage(card) };
}

async function answerTo(counter: Counter, { word, asker, rest }: Extract<Asked, { is: 'question' }>): Promise<Card> {
  const { desk } = counter;
  const language = await languageOf(counter, asker.by);
  if (word === 'oncall') return desk.onCallCard(language, asker.by);
  return word === 'list' ? desk.listCard(asker.by, language, rest) : desk.helpCard(language);
}

async function takeReport(counter: Counter, { request, asker }: Extract<Asked, { is: 'request' }>): Promise<Card> {
  const outcome = await counter.desk.handle(request);
  const language = await languageOf(counter, asker.by);
  const said = outcome.is === 'refused' ? await counter.desk.reply(outcome, language) : undefined;
  return said ?? sentence('answerInDirectMessage', language);
}

/** A form that cannot be taken stays open with a sentence at its first field, so that nothing that was typed is lost. */
async function onSubmission(counter: Counter, body: unknown): Promise<ViewResponseAction | undefined> {
  const { desk } = counter;
  const form = readSubmission(body, readerAt(counter));
  if (!form) return undefined;
  const submitted = await desk.submit(form, await languageOf(counter, form.by));
  if (submitted.is === 'taken') return undefined;
  const { text } = toMessage(submitted.problem);
  // What stands now is shown, with why; what was typed stands in the new form.
  if (submitted.changed && submitted.form) {
    const intro = [text, ...(submitted.form.intro ? [submitted.form.intro] : [])].join('\n\n');
    return { response_action: 'update', view: toModal({ ...submitted.form, intro }) };
  }
  return form.firstField === undefined ? undefined : { response_action: 'errors', errors: { [form.firstField]: text } };
}

function readerAt({ chat, desk }: Counter): Reader {
  return { botUser: chat.botUser(), party: (user) => desk.party('slack', user) };
}

/** Most outcomes show in the cards that the desk sends of itself; what is left is said in private. */
function reply(counter: Counter, outcome: Outcome, asker: Asker): void {
  if (outcome.is !== 'refused') return;
  counter.aside('reply', async () => {
    const card = await counter.desk.reply(outcome, await languageOf(counter, asker.by));
    if (card) await tell(counter, asker, card);
  });
}

/** What somebody wants to see, where they are looking, and for nobody else's eyes. */
function show(counter: Counter, { asked, asker }: Extract<Asked, { is: 'look' }>): void {
  counter.aside('look', async () => {
    const card = await counter.desk.look(asked, asker.by, await languageOf(counter, asker.by));
    await tell(counter, asker, card);
  });
}

async function tell({ chat }: Counter, { by, channel, thread }: Asker, card: Card): Promise<void> {
  await chat.whisper({ user: by.user, channel, thread }, card);
}

function openForm(counter: Counter, { asked, trigger, asker }: Extract<Asked, { is: 'form' }>): void {
  counter.aside('form', async () => {
    const language = await languageOf(counter, asker.by);
    try {
      const form = await counter.desk.form(asked, asker.by, language);
      if ('is' in form) return reply(counter, form, asker);
      await counter.chat.openForm(trigger, form);
    } catch (error) {
      counter.log.warn({ reason: error instanceof Error ? error.message : '' }, 'Slack did not open the form');
      await tell(counter, asker, sentence('formDidNotOpen', language));
    }
  });
}

async function languageOf(counter: Counter, by: Party): Promise<Language> {
  const { languages, desk, chat } = counter;
  if (!languages.has(by.user)) {
    const found = await soon(counter, chat.profile(by.user));
    if (languages.size >= MAX_KNOWN_LANGUAGES) languages.clear();
    if (found) languages.set(by.user, found.language);
  }
  return desk.language(by, languages.get(by.user));
}

/** Author's name and address of a message that is handed in, as far as Slack tells them in time. */
async function completed(counter: Counter, request: Request, { channel, message, author }: Picked): Promise<Request> {
  const { command } = request;
  if (command.type !== 'report' || !command.said.quoted) return request;
  const { quoted } = command.said;
  const [profile, permalink] = await Promise.all([
    author ? soon(counter, counter.chat.profile(author)) : undefined,
    quoted.permalink ?? soon(counter, counter.chat.permalink(channel, message)),
  ]);
  const named = { ...quoted, ...(profile?.name && { author: profile.name }), ...(permalink && { permalink }) };
  return { ...request, command: { ...command, said: { ...command.said, quoted: named } } };
}

/** What Slack answers within a second, else nothing. */
function soon<T>({ clock }: Counter, asked: Promise<T>): Promise<T | undefined> {
  return within(
    clock,
    PROFILE_WAIT_MS,
    asked.catch(() => undefined),
  );
}
