// What the page knows, and the small questions that everything asks of it.
import { firstLanguage, words } from './words.js';

export const seatNames = ['employee', 'commander', 'channels'];
/** Where only one seat is in sight; the same width as in desk.css. */
export const phone = matchMedia('(max-width: 720px)');
export const state = {
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

export const text = () => words[state.language];
export const find = (selector, within = document) => within.querySelector(selector);
export const seatOf = (name) => find(`.seat[data-seat=${name}]`);

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** The channels that a seat can show, with the names on its tabs. */
export function channelsOf(name) {
  const { employees, commanders, channels } = state.seats;
  if (name === 'employee')
    return employees.map((person) => ({ channel: `dm:${person.user}`, label: person.name[state.language] }));
  if (name === 'commander') return commanders.map((person) => ({ channel: `dm:${person.user}`, label: person.name }));
  return channels.map((channel) => ({ channel, label: text().channel[channel] }));
}

/** The person who acts in a seat; in the channels it is the commander who is shown. */
export function userIn(name) {
  return state.shown[name === 'channels' ? 'commander' : name]?.replace('dm:', '');
}

export const messagesIn = (channel) => state.messages.filter((message) => message.channel === channel);
