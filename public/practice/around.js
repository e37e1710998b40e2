// What stands around the messages: the page's own words, tabs with unread marks, and the guide.
import { channelsOf, element, find, messagesIn, seatNames, seatOf, state, text } from './state.js';

/** @param tryExample sends a report */
export function drawWords(tryExample) {
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
  find('.chips').replaceChildren(
    ...tries.map(({ title, text: report }) =>
      element('button', { type: 'button', textContent: title, title: report, onclick: () => tryExample(report) }),
    ),
  );
}

function unreadIn(channel) {
  return cardsIn(channel).filter((card) => !state.seen.has(card.id)).length;
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

/** @param redraw called when another tab was chosen */
export function drawTabs(redraw) {
  for (const name of seatNames) {
    const tabs = channelsOf(name).map(({ channel, label }) =>
      tab(label, channel === state.shown[name], unreadIn(channel), () => {
        state.shown[name] = channel;
        redraw();
      }),
    );
    const group = find('.people', seatOf(name));
    group.hidden = tabs.length < 2;
    putTabs(group, tabs);
    seatOf(name).classList.toggle('in-sight', name === state.seat);
  }
  const switches = seatNames.map((name) => {
    const unread = channelsOf(name).reduce((sum, { channel }) => sum + unreadIn(channel), 0);
    return tab(text().switch[name], name === state.seat, unread, () => {
      state.seat = name;
      redraw();
    });
  });
  putTabs(find('#switcher'), switches);
  const commander = channelsOf('commander').find(({ channel }) => channel === state.shown.commander);
  find('#acting-as').textContent = commander ? text().actingAs(commander.label) : '';
}

const cardsIn = (channel) => messagesIn(channel).filter((message) => message.by === 'desk');

/** The newest report: DESK-<n> with the highest n that a card's button names. */
function newestTicket() {
  const named = state.messages.flatMap(({ html }) => [...html.matchAll(/data-ticket="DESK-(\d+)"/g)]);
  return `DESK-${Math.max(0, ...named.map(([, number]) => Number(number)))}`;
}

/**
 * How far the newest report has come: 0 there is none, 1 written, 2 answered, 3 somebody is called (by name), 4 somebody has it.
 */
function progress() {
  const ticket = `data-ticket="${newestTicket()}"`;
  const employees = channelsOf('employee').flatMap(({ channel }) => messagesIn(channel));
  const pages = channelsOf('commander')
    .flatMap(({ channel, label }) => cardsIn(channel).map((card) => ({ ...card, label })))
    .filter(({ html }) => html.includes(ticket))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  const called = pages.filter(({ html }) => html.includes(`data-act="acknowledge" ${ticket}`)).at(-1);
  if (called) return { stage: 3, name: called.label };
  if (pages.length > 0) return { stage: 4 };
  if (employees.some((message) => message.by === 'desk')) return { stage: 2 };
  return { stage: employees.length > 0 ? 1 : 0 };
}

/** The seat in which something is to be done at each stage. */
const turns = { 0: 'employee', 3: 'commander' };

export function drawGuide() {
  const { stage: now, name: called } = progress();
  const items = text().steps.map((step, i) => {
    const item = element('li', { className: i < now ? 'past' : '' }, element('span', { textContent: step }));
    if (i === now) item.setAttribute('aria-current', 'step');
    if (i < now) item.append(element('span', { className: 'visually-hidden', textContent: ` (${text().done})` }));
    return item;
  });
  find('#steps').replaceChildren(...items);
  const next = text().next[now];
  find('#next').textContent = typeof next === 'function' ? next(called) : next;
  for (const name of seatNames) seatOf(name).classList.toggle('your-turn', turns[now] === name);
}

let offered;

/** The examples lie open in front of an empty conversation, and make room for the first aid in another. Anyone may open them again. */
export function offerExamples() {
  const offer = messagesIn(state.shown.employee).length === 0;
  if (offer !== offered) find('.examples').open = offer;
  offered = offer;
}
