// What stands around the messages: the page's own words, tabs with unread marks, and the guide.
import { channelsOf, element, find, seatNames, seatOf, state, text } from './state.js';

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
  find('.examples').replaceChildren(
    element('span', { textContent: text().tryOne }),
    ...tries.map(({ title, text: report }) =>
      element('button', { type: 'button', textContent: title, title: report, onclick: () => tryExample(report) }),
    ),
  );
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

const cardsIn = (channel) => state.messages.filter((message) => message.channel === channel && message.by === 'desk');

/** The commanders who could still say that they have it. */
const called = () =>
  channelsOf('commander').filter(({ channel }) =>
    cardsIn(channel).some((card) => card.html.includes('data-act="acknowledge"')),
  );

/** How far the story has come: 0 nothing reported, 1 reported, 2 answered, 3 somebody is called, 4 somebody has it. */
function stage() {
  const employees = channelsOf('employee').map(({ channel }) => channel);
  if (called().length > 0) return 3;
  if (channelsOf('commander').some(({ channel }) => cardsIn(channel).length > 0)) return 4;
  if (employees.some((channel) => cardsIn(channel).length > 0)) return 2;
  return state.messages.some((message) => employees.includes(message.channel)) ? 1 : 0;
}

/** The seat in which something is to be done at each stage. */
const turns = { 0: 'employee', 3: 'commander' };

export function drawGuide() {
  const now = stage();
  const items = text().steps.map((step, i) => {
    const item = element('li', { className: i < now ? 'past' : '' }, element('span', { textContent: step }));
    if (i === now) item.setAttribute('aria-current', 'step');
    if (i < now) item.append(element('span', { className: 'visually-hidden', textContent: ` (${text().done})` }));
    return item;
  });
  find('#steps').replaceChildren(...items);
  const next = text().next[now];
  const names = called().map(({ label }) => label);
  find('#next').textContent = typeof next === 'function' ? next(names.join(text().and)) : next;
  for (const name of seatNames) seatOf(name).classList.toggle('your-turn', turns[now] === name);
}
