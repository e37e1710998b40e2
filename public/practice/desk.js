// The practice page: three seats around one desk. The server draws cards and keeps everything; the page shows, sends and listens.
import { openForm } from './form.js';
import { createLog, drawLog } from './log.js';
import { excuse, look, send } from './server.js';
import { firstLanguage, keepLanguage, words } from './words.js';

const seatNames = ['employee', 'commander', 'channels'];
const phone = matchMedia('(max-width: 720px)');
const state = {
  language: firstLanguage(),
  /** What /practice/seats says. */
  seats: undefined,
  messages: [],
  /** The channel that each seat shows. */
  shown: {},
  /** The only seat in sight on a phone. */
  seat: 'employee',
  /** Ids of the messages that somebody has had in sight. */
  seen: new Set(),
  loaded: false,
};
const logs = new Map();
const text = () => words[state.language];
const find = (selector, within = document) => within.querySelector(selector);
const seatOf = (name) => find(`.seat[data-seat=${name}]`);

// --- What is in the page around the messages

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function drawWords() {
  document.documentElement.lang = state.language;
  document.title = state.language === 'ja' ? '窓口 Madoguchi：練習' : 'Madoguchi: practice desk';
  for (const place of document.querySelectorAll('[data-word]')) place.textContent = text()[place.dataset.word];
  for (const place of document.querySelectorAll('[data-label]'))
    place.setAttribute('aria-label', text()[place.dataset.label]);
  for (const place of document.querySelectorAll('[data-placeholder]'))
    place.placeholder = text()[place.dataset.placeholder];
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === state.language));
  const tries = state.seats.examples.filter((example) => example.language === state.language);
  find('.examples').replaceChildren(
    element('span', { textContent: text().tryOne }),
    ...tries.map(({ title, text: report }) =>
      element('button', { type: 'button', textContent: title, title: report, onclick: () => sayExample(report) }),
    ),
  );
}

/** The channels that a seat can show, with the names on its tabs. */
function channelsOf(name) {
  const { employees, commanders, channels } = state.seats;
  if (name === 'employee')
    return employees.map((person) => ({ channel: `dm:${person.user}`, label: person.name[state.language] }));
  if (name === 'commander') return commanders.map((person) => ({ channel: `dm:${person.user}`, label: person.name }));
  return channels.map((channel) => ({ channel, label: text().channel[channel] }));
}

function userIn(name) {
  return state.shown[name === 'channels' ? 'commander' : name]?.replace('dm:', '');
}

function unreadIn(channel) {
  return state.messages.filter(
    (message) => message.channel === channel && message.by === 'desk' && !state.seen.has(message.id),
  ).length;
}

function tab(label, pressed, unread, onclick) {
  const button = element('button', { type: 'button', onclick }, element('span', { textContent: label }));
  button.setAttribute('aria-pressed', String(pressed));
  if (unread > 0)
    button.append(
      element('span', { className: 'unread', textContent: String(unread), ariaHidden: 'true' }),
      element('span', { className: 'visually-hidden', textContent: ` ${text().unread(unread)}` }),
    );
  return button;
}

/** Replaces tabs only when they read differently, and keeps the focus among them. */
function putTabs(group, tabs) {
  const same =
    group.children.length === tabs.length && tabs.every((made, i) => made.outerHTML === group.children[i].outerHTML);
  if (same) return;
  const focused = [...group.children].indexOf(document.activeElement);
  group.replaceChildren(...tabs);
  tabs[focused]?.focus();
}

function drawTabs() {
  for (const name of seatNames) {
    const tabs = channelsOf(name).map(({ channel, label }) =>
      tab(label, channel === state.shown[name], unreadIn(channel), () => {
        state.shown[name] = channel;
        draw();
      }),
    );
    const group = find('.people', seatOf(name));
    group.hidden = tabs.length < 2;
    putTabs(group, tabs);
    seatOf(name).classList.toggle('in-sight', name === state.seat);
  }
  const switches = seatNames.map((name) => {
    const unread = channelsOf(name).reduce((sum, { channel }) => sum + unreadIn(channel), 0);
    return tab(text()[name], name === state.seat, unread, () => {
      state.seat = name;
      draw();
    });
  });
  putTabs(find('#switcher'), switches);
  const commander = channelsOf('commander').find(({ channel }) => channel === state.shown.commander);
  find('#acting-as').textContent = commander ? text().actingAs(commander.label) : '';
}

/** How far the newest story has come: 0 nothing reported … 4 somebody has it. */
function stage() {
  const into = (name) =>
    state.messages.filter((message) => channelsOf(name).some(({ channel }) => channel === message.channel));
  const employee = into('employee');
  const pages = into('commander').filter((message) => message.by === 'desk');
  if (employee.length === 0) return 0;
  if (!employee.some((message) => message.by === 'desk')) return 1;
  if (pages.length === 0) return 2;
  return pages.some((page) => page.tone === 'alert') ? 3 : 4;
}

function drawGuide() {
  const now = stage();
  const items = text().steps.map((step, i) => {
    const item = element('li', { className: i < now ? 'past' : '' }, element('span', { textContent: step }));
    if (i === now) item.setAttribute('aria-current', 'step');
    if (i < now) item.append(element('span', { className: 'visually-hidden', textContent: ` (${text().done})` }));
    return item;
  });
  find('#steps').replaceChildren(...items);
  find('#next').textContent = text().next[now];
}

// --- The messages

function logOf(channel, holder) {
  if (!logs.has(channel)) {
    logs.set(channel, createLog(''));
    holder.append(logs.get(channel));
  }
  return logs.get(channel);
}

function drawLogs() {
  const news = [];
  for (const name of seatNames) {
    const holder = find('.logs', seatOf(name));
    for (const { channel, label } of channelsOf(name)) {
      const log = logOf(channel, holder);
      const messages = state.messages.filter((message) => message.channel === channel);
      const empty = text().empty[name === 'channels' ? channel : name];
      log.dataset.empty = messages.length === 0 ? empty : '';
      log.setAttribute(
        'aria-label',
        messages.length === 0 ? `${text().messagesOf(label)}: ${empty}` : text().messagesOf(label),
      );
      log.hidden = channel !== state.shown[name];
      const { fresh, changed } = drawLog(log, messages, { language: state.language, text: text() });
      if (fresh.length > 0) reveal(log, fresh[0]);
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

/** Brings the first new message to the top of its list, unless somebody is busy in there with the keyboard. */
function reveal(log, item) {
  if (log.hidden || (log !== document.activeElement && log.contains(document.activeElement))) return;
  log.scrollTo({ top: item.offsetTop - log.offsetTop - 8 });
}

/** A page that comes to a commander out of sight turns an empty seat to them, so that nobody has to look for it. */
function turnToPaged() {
  const has = (channel) => state.messages.some((message) => message.channel === channel);
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
  drawLogs();
  markSeen();
  drawTabs();
  drawGuide();
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
      const { messages } = await look('messages', { lang: state.language });
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

// --- What people do

function notify(seat, ...content) {
  const close = element('button', { type: 'button', className: 'link', textContent: text().dismiss });
  const notice = element(
    'div',
    { className: 'notice' },
    element('p', { className: 'note', textContent: text().onlyYou }),
    ...content,
    close,
  );
  close.addEventListener('click', () => {
    notice.remove();
    find('.log:not([hidden])', seat).focus();
  });
  find('.notices', seat).replaceChildren(notice);
}

const complain = (seat, error) =>
  notify(seat, element('p', { textContent: excuse(error, state.language, text().unreachable) }));

function showReply(seat, { notice }) {
  if (!notice) return find('.notices', seat).replaceChildren();
  const content = element('div');
  content.innerHTML = notice;
  notify(seat, content);
}

const post = (name, rest) => ({ id: crypto.randomUUID(), as: userIn(name), lang: state.language, ...rest });

/** What could not be sent keeps its id, so that sending it again counts once. */
let unsent;

async function say(words) {
  const seat = seatOf('employee');
  const box = find('#write');
  const button = find('.write [type=submit]');
  const channel = state.shown.employee;
  if (words.trim() === '' || button.ariaDisabled === 'true') return;
  if (unsent?.text !== words || unsent.channel !== channel) unsent = post('employee', { channel, text: words });
  button.ariaDisabled = 'true';
  try {
    showReply(seat, await send('say', unsent));
    unsent = undefined;
    if (box.value === words) box.value = '';
  } catch (error) {
    complain(seat, error);
  }
  button.ariaDisabled = null;
  box.focus();
  await refresh();
}

function sayExample(report) {
  find('#write').value = report;
  say(report);
}

const asksForForm = ({ act, script }) => act === 'report' || act === 'close' || (act === 'wrong-script' && !script);

async function press(button) {
  if (button.ariaDisabled === 'true') return;
  const seat = button.closest('.seat');
  const name = seat.dataset.seat;
  const { act, ticket, script, note, language } = button.dataset;
  button.ariaDisabled = 'true';
  button.classList.add('busy');
  try {
    if (asksForForm(button.dataset)) await ask(seat, act, ticket);
    else {
      const message = button.closest('.message')?.dataset.id ?? 'page';
      const about = Object.fromEntries(
        Object.entries({ script, note, language }).filter(([, value]) => value !== undefined),
      );
      showReply(seat, await send('press', post(name, { channel: state.shown[name], act, ticket, about, message })));
      await refresh();
    }
  } catch (error) {
    complain(seat, error);
  }
  button.ariaDisabled = null;
  button.classList.remove('busy');
}

async function ask(seat, act, ticket) {
  const { html } = await look('form', { form: act, ticket, lang: state.language });
  // One id for the dialog: sent twice, it counts once.
  const filled = post(seat.dataset.seat, {});
  const submit = async (values) => {
    showReply(seat, await send('form', { ...filled, ...values }));
    await refresh();
  };
  openForm(html, submit, {
    required: text().required,
    excuse: (error) => excuse(error, state.language, text().unreachable),
  });
}

function listenToPeople() {
  const box = find('#write');
  find('.write').addEventListener('submit', (event) => {
    event.preventDefault();
    say(box.value);
  });
  box.addEventListener('keydown', (event) => {
    // While a Japanese word is being converted, Enter belongs to the conversion; 229 is how Safari says so.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    say(box.value);
  });
  find('#seats').addEventListener('click', (event) => {
    const button = event.target.closest('button[data-act]');
    if (button) press(button);
  });
  find('.languages').addEventListener('click', (event) => {
    const chosen = event.target.closest('[data-language]')?.dataset.language;
    if (!chosen || chosen === state.language) return;
    state.language = chosen;
    keepLanguage(chosen);
    drawWords();
    draw();
    refresh();
  });
  phone.addEventListener('change', draw);
}

function listenToDesk() {
  const RETRY_MS = 3000;
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

state.seats = await look('seats');
for (const name of seatNames) state.shown[name] = channelsOf(name)[0]?.channel;
drawWords();
draw();
listenToPeople();
listenToDesk();
