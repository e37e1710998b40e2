// The practice desk: the local page that is the third chat platform. It listens only to this computer; see guard.ts.
import type { Express, Request as HttpRequest, NextFunction, Response } from 'express';
import express from 'express';
import type { z } from 'zod';
import type { Chat, FrontDesk } from '../chat/chat.js';
import type { PracticeMessages } from '../chat/practice-messages.js';
import { formBehind, lookBehind } from '../chat/pressed.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Outcome, Request } from '../ticket/command.js';
import type { Language } from '../ticket/event.js';
import { chartSvg } from '../view/chart-svg.js';
import { plainLine } from '../view/plain-text.js';
import { createChat } from './chat.js';
import type { Fault } from './faults.js';
import { onlyLoopback, onlyOwnPage, refuse } from './guard.js';
import { cardHtml, formHtml } from './html.js';
import { createLive } from './live.js';
import { look } from './look.js';
import {
  filePost,
  formPost,
  formQuery,
  MAX_BODY_BYTES,
  pictureQuery,
  pressPost,
  readPress,
  readSay,
  registerQuery,
  requestId,
  sayPost,
  ticketQuery,
} from './read.js';
import { isSeated, mayAct, type Seats } from './seats.js';
import { ticketHtml } from './ticket-view.js';

/** The newest messages that the page shows. */
const MESSAGES_SHOWN = 200;

export interface WebOptions {
  http: Express;
  desk: FrontDesk;
  messages: PracticeMessages;
  seats: Seats;
  clock: Clock;
  log: Log;
  /** Reports to try, offered on the page in its language. */
  examples: () => { language: Language; text: string; title: string }[];
  /** The folder with index.html, the styles and the page's modules. */
  assets: string;
}

/** Adds `/` and `/practice/…` to the server. `start` begins the heartbeat of live pages, `stop` lets them go. */
export function createWeb(options: WebOptions): { chat: Chat; start(): Promise<void>; stop(): Promise<void> } {
  const { http, messages, seats, clock, assets } = options;
  const live = createLive(clock);
  const chat = createChat({ messages, seats, clock, changed: live.changed });

  http.get('/', onlyLoopback, (_request, response) => response.sendFile('index.html', { root: assets }));
  const practice = express.Router();
  practice.use(onlyLoopback);
  practice.get('/live', live.connect);
  addLooking(practice, options);
  practice.use((request, response, next) =>
    request.method === 'POST' ? onlyOwnPage(request, response, next) : next(),
  );
  practice.use(express.json({ limit: MAX_BODY_BYTES }));
  addActing(practice, options, live.changed);
  practice.use(express.static(assets, { index: false, cacheControl: false }));
  practice.use(failed(options.log));
  http.use('/practice', practice);

  return {
    chat,
    async start() {
      live.start();
    },
    stop: live.stop,
  };
}

function addLooking(practice: express.Router, { desk, messages, seats, log, examples }: WebOptions): void {
  practice.get('/seats', (_request, response) => {
    response.json({ ...seats, examples: examples() });
  });
  practice.get('/messages', async (request, response) => {
    const language = request.query.lang === 'en' ? 'en' : 'ja';
    const listed = await messages.list(MESSAGES_SHOWN);
    response.json({ language, messages: await look(listed, { desk, seats, log, language }) });
  });
  practice.get('/picture', async (request, response) => {
    const query = pictureQuery.safeParse(request.query);
    if (!query.success) return void response.sendStatus(404);
    const { marker, chart: id, lang } = query.data;
    const card = await desk.redraw(marker, lang);
    const blocks = card?.blocks.flatMap((block) => (block.type === 'chart' ? [block.chart] : [])) ?? [];
    const chart = blocks.find((one) => one.id === id);
    if (!chart) return void response.sendStatus(404);
    response.type('image/svg+xml').send(await chartSvg(chart));
  });
  practice.get('/register', async (request, response) => {
    const query = registerQuery.safeParse(request.query);
    if (!query.success || !isSeated(seats, query.data.as)) return refuse(response, 'not-your-seat');
    const { as, asked, lang } = query.data;
    response.json({ notice: cardHtml(await desk.listCard(desk.party('web', as), lang, asked), lang) });
  });
  practice.get('/ticket', async (request, response) => {
    const query = ticketQuery.safeParse(request.query);
    if (!query.success || !isSeated(seats, query.data.as)) return refuse(response, 'not-your-seat');
    const { as, ticket, lang } = query.data;
    const by = desk.party('web', as);
    const dossier = await desk.dossier(ticket, by, lang);
    if (dossier) return response.json({ html: ticketHtml(dossier) });
    // Whoever reported it, or has a task of it, reads their own card.
    response.json({ notice: cardHtml(await desk.look({ look: 'ticket', ticket }, by, lang), lang) });
  });
  practice.get('/form', async (request, response) => {
    const query = formQuery.safeParse(request.query);
    const asked = query.success && formBehind(query.data.form, query.data.ticket, query.data.about);
    if (!query.success || !asked) return refuse(response, 'no-such-form');
    const form = await desk.form(asked, desk.party('web', query.data.as), query.data.lang);
    if (!('is' in form)) return response.json({ html: formHtml(form, query.data.lang) });
    const notice = await desk.reply(form, query.data.lang);
    response.json({ notice: notice && cardHtml(notice, query.data.lang) });
  });
}

function addActing(practice: express.Router, options: WebOptions, changed: () => void): void {
  const { desk, messages, seats, clock, log } = options;

  async function handle(request: Request): Promise<Outcome> {
    const outcome = await desk.handle(request);
    log.info({ request: request.id, command: request.command.type, outcome: outcome.is }, 'practice: handled');
    return outcome;
  }

  /** What was committed stays so, whatever becomes of the sentence about it. */
  async function answer(response: Response, outcome: Outcome, language: Language): Promise<void> {
    const notice = await desk.reply(outcome, language).catch((error: unknown) => {
      log.error({ err: error }, 'practice: no words for an outcome');
    });
    response.json({ outcome: outcome.is, ...(notice ? { notice: cardHtml(notice, language) } : {}) });
  }

  practice.post('/say', async (request, response) => {
    const say = understood(sayPost, request, response);
    if (!say) return;
    if (!mayAct(seats, say.as, say.channel)) return refuse(response, 'not-your-seat');
    const by = desk.party('web', say.as);
    const read = readSay(say, by, await desk.language(by, say.lang, say.text));
    // Taken before the desk hears it, so that its answer stands below.
    const at = clock.now();
    const outcome = await handle(read);
    const thread = say.thread === undefined ? {} : { thread: say.thread };
    if (say.text.trim() !== '')
      await messages.add({ id: read.id, channel: say.channel, ...thread, author: say.as, at, said: say.text });
    changed();
    await answer(response, outcome, say.lang);
  });

  practice.post('/press', async (request, response) => {
    const press = understood(pressPost, request, response);
    if (!press) return;
    if (!mayAct(seats, press.as, press.channel)) return refuse(response, 'not-your-seat');
    const by = desk.party('web', press.as);
    const look = lookBehind(press.act, press.ticket, press.about);
    if (look) {
      const shown = await desk.look(look, by, press.lang);
      return response.json({ outcome: 'done', notice: cardHtml(shown, press.lang) });
    }
    const read = readPress(press, by);
    if (!read) return refuse(response, 'not-understood');
    await answer(response, await handle(read), press.lang);
  });

  // Nothing changes by it; a post, because only the desk's own page can send one.
  practice.post('/file', async (request, response) => {
    const asked = understood(filePost, request, response);
    if (!asked) return;
    if (!isSeated(seats, asked.as)) return refuse(response, 'not-your-seat');
    const file = await desk.file(asked.marker, desk.party('web', asked.as));
    if (!file) return refuse(response, 'no-such-file');
    response.json(file);
  });
  practice.post('/form', async (request, response) => {
    const form = understood(formPost, request, response);
    if (!form) return;
    if (!mayAct(seats, form.as, `dm:${form.as}`)) return refuse(response, 'not-your-seat');
    const { as, lang, id, ...filled } = form;
    const submitted = await desk.submit({ ...filled, id: requestId(id), by: desk.party('web', as) }, lang);
    log.info({ request: id, form: form.form, outcome: submitted.is }, 'practice: a form came back');
    if (submitted.is === 'taken') return response.json({ outcome: 'done' });
    const problem = { notice: cardHtml(submitted.problem, lang), problem: plainLine(submitted.problem.summary) };
    response.json({ outcome: 'again', ...problem, ...(submitted.form && { html: formHtml(submitted.form, lang) }) });
  });
}

/** undefined when the post does not have the right shape: then it has been answered already. */
function understood<S extends z.ZodType>(schema: S, request: HttpRequest, response: Response): z.infer<S> | undefined {
  const read = schema.safeParse(request.body);
  if (read.success) return read.data;
  const tooLarge = read.error.issues.some((issue) => issue.code === 'custom' && issue.params?.fault === 'too-large');
  refuse(response, tooLarge ? 'too-large' : 'not-understood');
  return undefined;
}

/** The body reader's own words for what was wrong with a post; anything else is the desk that could not commit or draw. */
function failed(log: Log) {
  return (error: { type?: string; status?: number }, request: HttpRequest, response: Response, next: NextFunction) => {
    const byBody: Record<string, Fault> = {
      'entity.too.large': 'too-large',
      'entity.parse.failed': 'bad-json',
      'encoding.unsupported': 'not-json',
      'charset.unsupported': 'not-json',
    };
    const known = byBody[error.type ?? ''] ?? (error.status === 400 ? 'bad-json' : undefined);
    if (!known) log.error({ err: error, path: request.path }, 'practice: a request failed');
    if (response.headersSent) return next(error);
    refuse(response, known ?? (request.method === 'POST' ? 'not-recorded' : 'not-shown'));
  };
}
