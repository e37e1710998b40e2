// The practice page: three seats around one desk. The server draws cards and keeps everything; the page shows, sends and listens.
import { press, say, sayExample, search } from './acts.js';
import { drawGuide, drawTabs, drawWords, offerExamples } from './around.js';
import { createLog, drawLog } from './log.js';
import { look as lookAt } from './server.js';
import { channelsOf, find, messagesIn, phone, seatNames, seatOf, state, text } from './state.js';
import { keepLanguage } from './words.js';

/** How long to wait after the browser has given up the line. */
const RETRY_MS = 3000;
/** A message of a person that leaves room for the answer below it. */
const SHORT_PX = 110;
const logs = new Map();
/** The first new message of each list that nobody has had in sight yet. */
const toReveal = new Map();

function logOf(channel, holder) {
  if (!logs.has(channel)) {
    logs.set(channel, createLog(''));
    holder.append(logs.get(channel));
  }
  return logs.get(channel);
}

function drawLogs() {
  const news = [];
  const look = { language: state.language, timezone: state.seats.timezone, text: text() };
  for (const name of seatNames) {
    const holder = find('.logs', seatOf(name));
    for (const { channel, label } of channelsOf(name)) {
      const log = logOf(channel, holder);
      const messages = messagesIn(channel);
      const empty = text().empty[name === 'channels' ? channel : name];
      log.dataset.empty = messages.length === 0 ? empty : '';
      log.setAttribute(
        'aria-label',
        messages.length === 0 ? `${text().messagesOf(label)}: ${empty}` : text().messagesOf(label),
      );
      log.hidden = channel !== state.shown[name];
      const { fresh, changed } = drawLog(log, messages, look);
      if (fresh.length > 0) toReveal.set(log, state.loaded ? fresh[0] : fresh.at(-1));
      const touched = new Set([...fresh, ...changed].map((item) => item.dataset.id));
      news.push(
        ...messages
          .filter((message) => touched.has(message.id) && message.summary)
          .map((message) => `${label}: ${message.summary}`),
      );
    }
  }
  if (state.loaded && news.length > 0) find('#news').textContent = news.join('\n');
}

/** Brings what is new to the top of its list once it is in sight, unless somebody is busy in there with the keyboard. */
function reveal() {
  for (const [log, item] of toReveal) {
    if (log.offsetParent === null) continue;
    toReveal.delete(log);
    if (log === document.activeElement || !log.contains(document.activeElement))
      log.scrollTo({ top: withQuestion(item).offsetTop - log.offsetTop - 8 });
  }
}

/** An answer is shown together with a short message that it answers. */
function withQuestion(item) {
  const asked = item.previousElementSibling;
  return asked?.matches('.by-person') && asked.offsetHeight < SHORT_PX ? asked : item;
}

/** A page that comes to a commander out of sight turns an empty seat to them, so that nobody has to look for it. */
function turnToPaged() {
  const has = (channel) => messagesIn(channel).length > 0;
  const paged = channelsOf('commander').find(({ channel }) => has(channel));
  if (paged && !has(state.shown.commander)) state.shown.commander = paged.channel;
}

function markSeen() {
  const inSight = phone.matches ? [state.seat] : seatNames;
  const channels = inSight.map((name) => state.shown[name]);
  for (const message of state.messages)
    if (!state.loaded || channels.includes(message.channel)) state.seen.add(message.id);
}

function draw() {
  offerExamples();
  drawLogs();
  markSeen();
  drawTabs(draw);
  drawGuide();
  reveal();
}

let looking = false;
let lookAgain = false;

/** Looks at the desk again. One look at a time; changes meanwhile make one more. */
async function refresh() {
  if (looking) {
    lookAgain = true;
    return;
  }
  looking = true;
  do {
    lookAgain = false;
    try {
      const { language, messages } = await lookAt('messages', { lang: state.language });
      // The language was changed meanwhile, which has asked for one more look.
      if (language !== state.language) continue;
      state.messages = messages;
      turnToPaged();
      draw();
      state.loaded = true;
    } catch {
      // The line below the title says so; the next word of the server makes the page look again.
    }
  } while (lookAgain);
  looking = false;
}

const tryExample = (report) => sayExample(report, refresh);

function listenToPeople() {
  const box = find('#write');
  find('.write').addEventListener('submit', (event) => {
    event.preventDefault();
    say(box.value, refresh);
  });
  box.addEventListener('keydown', (event) => {
    // While a Japanese word is being converted, Enter belongs to the conversion; 229 is how Safari says so.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    say(box.value, refresh);
  });
  find('.search').addEventListener('submit', (event) => {
    event.preventDefault();
    search(find('#search').value);
  });
  find('#seats').addEventListener('click', (event) => {
    const button = event.target.closest('button[data-act]');
    if (button) press(button, refresh);
  });
  find('.languages').addEventListener('click', (event) => {
    const chosen = event.target.closest('[data-language]')?.dataset.language;
    if (!chosen || chosen === state.language) return;
    state.language = chosen;
    keepLanguage(chosen);
    drawWords(tryExample);
    draw();
    refresh();
  });
  phone.addEventListener('change', draw);
}

function listenToDesk() {
  const line = find('#line');
  const source = new EventSource('/practice/live');
  source.addEventListener('open', () => {
    line.textContent = '';
  });
  source.addEventListener('changed', refresh);
  source.addEventListener('error', () => {
    line.textContent = text().reconnecting;
    // The browser comes back by itself, except after an answer that it takes as final.
    if (source.readyState === EventSource.CLOSED) setTimeout(listenToDesk, RETRY_MS);
  });
}

state.seats = await lookAt('seats');
for (const name of seatNames) state.shown[name] = channelsOf(name)[0]?.channel;
drawWords(tryExample);
draw();
listenToPeople();
listenToDesk();
