// What people read after a step, as the lines that stand below it: who, where, when, and the words.
import { Temporal } from 'temporal-polyfill';
import type { Card } from '../../src/view/card.js';
import type { Drawn } from './chat.js';
import { changes, plainLines } from './plain.js';

/** Said to one person alone, at once. */
export interface Heard {
  by: string;
  at: string;
  card?: Card;
  note?: string;
}

interface Entry {
  at: string;
  reader: string;
  lines: string[];
}

/** Readers in the order of a story: the people who report, those who are called, then the rooms. */
const readers = ['hanako', 'ken', 'emma', 'liam', 'tanaka', 'suzuki', 'sato', '#general', '#desk'];

/** @param end the moment at which the step ended; entries of earlier moments bear their time */
export function entriesOf(told: { drawn: Drawn[]; heard: Heard[]; zone: string; end: string }): string[] {
  const { drawn, heard, zone, end } = told;
  const entries = [...heard.map(heardEntry), ...drawn.flatMap(drawnEntry)];
  if (entries.length === 0) return ['(nothing)'];
  const rank = ({ reader }: Entry) => readers.indexOf(/^[#a-z]+/.exec(reader)?.[0] ?? reader);
  return entries
    .sort((a, b) => (a.at === b.at ? rank(a) - rank(b) : a.at < b.at ? -1 : 1))
    .flatMap(({ at, reader, lines }) => [
      `${at === end ? '' : `${wallTime(at, zone)} `}${reader}`,
      ...lines.map((line) => `  ${line}`.trimEnd()),
    ]);
}

function heardEntry({ by, at, card, note }: Heard): Entry {
  return { at, reader: `${by}, in private:`, lines: card ? plainLines(card) : [`(${note})`] };
}

function drawnEntry({ message, card, before, at }: Drawn): Entry[] {
  const { channel, thread } = message;
  const place = channel.startsWith('D-') ? channel.slice(2) : `#${channel}`;
  const reader = `${place}${thread ? ', in the thread' : ''}`;
  if (!before) return [{ at, reader: `${reader} (${card.tone}):`, lines: plainLines(card) }];
  const tone = before.tone === card.tone ? card.tone : `${before.tone} -> ${card.tone}`;
  return [{ at, reader: `${reader}, redrawn (${tone}):`, lines: changes(plainLines(before), plainLines(card)) }];
}

function wallTime(at: string, zone: string): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime();
  return time.toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' });
}
