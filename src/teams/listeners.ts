// What happens when something arrives from Teams: read it, let the desk commit, and only then say anything to anybody.
import type { FrontDesk } from '../chat/chat.js';
import type { Log } from '../log.js';
import type { Outcome } from '../ticket/command.js';
import type { Language } from '../ticket/event.js';
import type { Card } from '../view/card.js';
import { type Activity, conversationOf } from './activity.js';
import { CARD_TYPE, toAdaptiveCard, toPlainText } from './adaptive-card.js';
import type { TeamsChat } from './chat.js';
import { toDialog, toDialogCard, toDialogEnd } from './dialog.js';
import { type Asked, type Asker, type Heard, type Reader, readAsker, readChange, readMessage } from './read.js';
import { readHandedOn, readPress, readSubmission } from './read-clicks.js';
import { say, sentence } from './words.js';

/** What every listener works with. */
export interface Counter {
  desk: FrontDesk;
  chat: TeamsChat;
  log: Log;
  /** People whom the activity mentions, by their ids within Teams. */
  members?: Map<string, string>;
  /** Runs what must not hold the answer back; what fails is logged. */
  aside(what: string, work: () => Promise<void>): void;
}

/** The answer to the HTTP request; an invoke is answered in its body. */
export interface Answer {
  status: number;
  body?: unknown;
}

const heard: Answer = { status: 200 };
const MESSAGE_TYPE = 'application/vnd.microsoft.activity.message';

/** Throws when the desk could not commit: then Teams must not hear that all is well. */
export async function receive(counter: Counter, activity: Activity): Promise<Answer> {
  switch (activity.type) {
    case 'message':
      await onMessage(counter, activity);
      return heard;
    case 'messageUpdate':
    case 'messageDelete':
      await onChange(counter, activity);
      return heard;
    case 'invoke':
      return onInvoke(counter, activity);
    default:
      return heard;
  }
}

async function onInvoke(counter: Counter, activity: Activity): Promise<Answer> {
  switch (activity.name) {
    case 'adaptiveCard/action':
      return onAction(counter, activity);
    case 'task/fetch':
      return onFormAsked(counter, activity);
    case 'task/submit':
      return onSubmission(counter, activity);
    case 'composeExtension/fetchTask':
      return onHandedOn(counter, activity);
    case 'composeExtension/submitAction':
      return onHandedIn(counter, activity);
    default:
      return { status: 501 };
  }
}

function readerAt({ desk, members }: Counter): Reader {
  return { party: (user) => desk.party('teams', user), member: (id) => members?.get(id) };
}

async function onMessage(counter: Counter, activity: Activity): Promise<void> {
  const isPress = !activity.text?.trim() && typeof activity.value === 'object' && activity.value !== null;
  if (isPress) return onOldPress(counter, activity);
  const read = readMessage(activity, readerAt(counter));
  if (read) await hear(counter, read);
}

async function hear(counter: Counter, read: Heard): Promise<Outcome | undefined> {
  if (read.is === 'word') {
    counter.aside('answer', () => answerWord(counter, read));
    return undefined;
  }
  const outcome = await counter.desk.handle(read.request);
  refuse(counter, outcome, read.asker);
  return outcome;
}

async function onChange(counter: Counter, activity: Activity): Promise<void> {
  const change = readChange(activity, readerAt(counter));
  if (!change) return;
  const outcome = await counter.desk.handle(change.request);
  if (outcome.is === 'ignored' && change.calls) await hear(counter, change.calls);
}

/** Teams cannot open a dialog by itself, so the word "report" is answered with the button that does. */
async function answerWord(counter: Counter, { word, asker, rest }: Asked): Promise<void> {
  const { desk, chat } = counter;
  const language = await languageOf(counter, asker);
  const marker = `word/${word}`;
  if (word === 'list') {
    const list = await desk.listCard(asker.by, language, rest);
    return tell(counter, asker, list, asker.direct ? undefined : sentence('listNotInChat', language));
  }
  const card =
    word === 'oncall' ? desk.onCallCard(language, asker.direct ? asker.by : undefined) : desk.helpCard(language);
  await chat.post({ platform: 'teams', channel: asker.channel, thread: asker.thread }, card, marker);
}

/** For this person's eyes: in the chat with the desk. `otherwise` is shown where they are looking when there is no such chat. */
async function tell({ chat }: Counter, asker: Asker, card: Card, otherwise?: Card): Promise<void> {
  const here = { platform: 'teams', channel: asker.channel, thread: asker.thread } as const;
  const direct = asker.direct ? { channel: asker.channel } : {};
  try {
    await chat.post({ platform: 'teams', user: asker.by.user, ...direct }, card, 'private');
  } catch (error) {
    if (!otherwise) throw error;
    await chat.post(here, otherwise, 'private');
  }
}

/** Most outcomes show in the cards that the desk sends of itself; a refusal is said in private. */
function refuse(counter: Counter, outcome: Outcome, asker: Asker): void {
  if (outcome.is !== 'refused') return;
  counter.aside('reply', async () => {
    const card = await counter.desk.reply(outcome, await languageOf(counter, asker));
    if (card) await tell(counter, asker, card);
  });
}

/** Action.Submit of a client that does not know Action.Execute: a message with a value and without text. */
async function onOldPress(counter: Counter, activity: Activity): Promise<void> {
  const pressed = readPress(activity, readerAt(counter));
  if (pressed?.is === 'request') return refuse(counter, await counter.desk.handle(pressed.request), pressed.asker);
  const asker = readAsker(activity, readerAt(counter));
  if (!asker) return;
  if (pressed?.is === 'look') {
    const { asked } = pressed;
    return counter.aside('look', async () => {
      await tell(counter, asker, await counter.desk.look(asked, asker.by, await languageOf(counter, asker)));
    });
  }
  counter.log.warn('a button was pressed that the desk does not know');
  counter.aside('reply', async () => tell(counter, asker, sentence('unknownButton', await languageOf(counter, asker))));
}

/** Answered with the card as it stands now; the other copies follow from the jobs of the commit. */
async function onAction(counter: Counter, activity: Activity): Promise<Answer> {
  const pressed = readPress(activity, readerAt(counter));
  if (!pressed) {
    counter.log.warn('a button was pressed that the desk does not know');
    const asker = readAsker(activity, readerAt(counter));
    return asker ? messageAnswer(say('unknownButton', await languageOf(counter, asker))) : { status: 400 };
  }
  const { asker } = pressed;
  const language = await languageOf(counter, asker);
  if (pressed.is === 'form') {
    const form = await counter.desk.form(pressed.asked, asker.by, language);
    if (!('is' in form)) return cardAnswer(toDialogCard(form, language));
    return messageAnswer(await refusalText(counter, form, language));
  }
  if (pressed.is === 'look') {
    counter.aside('look', async () => tell(counter, asker, await counter.desk.look(pressed.asked, asker.by, language)));
    return messageAnswer(say('shownBelow', language));
  }
  const outcome = await counter.desk.handle(pressed.request);
  const refusal = await counter.desk.reply(outcome, language);
  if (refusal) return messageAnswer(toPlainText(refusal));
  const now = await redrawn(counter, activity);
  return now ? cardAnswer(toAdaptiveCard(now)) : messageAnswer(say('done', language));
}

/** The pressed message drawn anew. It is named by its own id, never by what the client sends with the press, so that nobody sees more by asking. */
function redrawn({ desk, chat }: Counter, activity: Activity): Promise<Card | undefined> {
  const marker = chat.markerOf(activity.conversation.id, activity.replyToId ?? '');
  return marker ? desk.redraw(marker) : Promise.resolve(undefined);
}

function cardAnswer(card: unknown): Answer {
  return { status: 200, body: { statusCode: 200, type: CARD_TYPE, value: card } };
}

/** Shown to whoever pressed, and to nobody else. */
function messageAnswer(words: string): Answer {
  return { status: 200, body: { statusCode: 200, type: MESSAGE_TYPE, value: words } };
}

async function onFormAsked(counter: Counter, activity: Activity): Promise<Answer> {
  const pressed = readPress(activity, readerAt(counter));
  const asker = readAsker(activity, readerAt(counter));
  if (!asker) return { status: 400 };
  const language = await languageOf(counter, asker);
  if (pressed?.is !== 'form') return { status: 200, body: toDialogEnd(say('unknownButton', language)) };
  const form = await counter.desk.form(pressed.asked, asker.by, language);
  if ('is' in form) return { status: 200, body: toDialogEnd(await refusalText(counter, form, language)) };
  return { status: 200, body: toDialog(form, language) };
}

async function refusalText({ desk }: Counter, outcome: Outcome, language: Language): Promise<string> {
  const card = await desk.reply(outcome, language);
  return card ? toPlainText(card) : '';
}

/** A form that cannot be taken comes back with a sentence and with what was typed. */
async function onSubmission(counter: Counter, activity: Activity): Promise<Answer> {
  const { desk } = counter;
  const read = readSubmission(activity, readerAt(counter));
  if (!read) return { status: 400 };
  const { asker, ...filled } = read;
  const language = await languageOf(counter, asker);
  const submitted = await desk.submit({ ...filled, by: asker.by }, language);
  if (submitted.is === 'taken') return formTaken(filled.form, language);
  const problem = toPlainText(submitted.problem);
  const { form } = submitted;
  return { status: 200, body: form ? toDialog(form, language, { problem }) : toDialogEnd(problem) };
}

function formTaken(form: string, language: Language): Answer {
  return form === 'report'
    ? { status: 200, body: toDialogEnd(say('answerInChat', language)) }
    : { status: 200, body: {} };
}

/** "Report this message" was chosen: the message is shown, and whoever hands it on may add a word. */
async function onHandedOn(counter: Counter, activity: Activity): Promise<Answer> {
  const read = readHandedOn(activity, readerAt(counter));
  if (!read) return { status: 400 };
  const language = await languageOf(counter, read.asker);
  const form = counter.desk.reportForm(language);
  const fields = form.fields.map((field) =>
    field.id === 'what' ? { ...field, label: say('handOnWhat', language), hint: undefined, required: false } : field,
  );
  const shown = { quoted: `${read.quoted.author}\n${read.quoted.text}` };
  return { status: 200, body: toDialog({ ...form, title: say('handOnTitle', language), fields }, language, shown) };
}

async function onHandedIn(counter: Counter, activity: Activity): Promise<Answer> {
  const { desk } = counter;
  const read = readHandedOn(activity, readerAt(counter));
  if (!read) return { status: 400 };
  const { asker, values, quoted, files } = read;
  const text = values.what?.trim() ?? '';
  const filled = desk.readForm('report', {}, { ...values, what: text || '-' }, asker.by);
  if (filled?.type !== 'report') return { status: 400 };
  const said = { ...filled.said, text, quoted, ...(files && { files }) };
  const outcome = await desk.handle({ id: read.id, command: { ...filled, said } });
  const language = await languageOf(counter, asker);
  const refusal = await desk.reply(outcome, language);
  return { status: 200, body: toDialogEnd(refusal ? toPlainText(refusal) : say('answerInChat', language)) };
}

function languageOf({ desk }: Counter, { by, hint }: Asker): Promise<Language> {
  return desk.language(by, hint);
}

/** For the log of what could not be read. */
export function nameOf(activity: Activity): Record<string, unknown> {
  return { type: activity.type, name: activity.name ?? undefined, conversation: conversationOf(activity).channel };
}
