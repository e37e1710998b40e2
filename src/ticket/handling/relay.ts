// What the desk writes to the reporter, and whether it arrived. In a ticket's thread commanders talk among themselves: their words go to
// the reporter only when they say so. Pure.
import type { PersonId } from '../../paging/organisation.js';
import type { Party, Said, TextRef } from '../terms.js';

export type RelayEvent =
  /** Words for the reporter. `corrects` is the version at which the words were told that these replace; withdrawn: nothing replaces them. */
  | {
      type: 'told-reporter';
      by: Party;
      said: TextRef;
      how: 'said' | 'corrected' | 'withdrawn';
      corrects?: number;
      /** Written in the commanders' room itself: everybody there has read it. */
      room?: { platform: Party['platform']; channel: string };
    }
  | { type: 'relay-arrived'; told: number }
  /** It can never arrive there; `reason` is the platform's own word. */
  | { type: 'relay-failed'; told: number; reason: string };

export type RelayCommand =
  | { type: 'tell-reporter'; ticket: number; by: Party; said: Said }
  /** Sends on what was written as a note. */
  | { type: 'send-note'; ticket: number; by: Party; text: string }
  | { type: 'relay-arrived'; ticket: number; told: number }
  | { type: 'relay-failed'; ticket: number; told: number; reason: string };

/** UTF-16 units; every platform shows so much of a message whole. */
export const MAX_FOR_REPORTER = 2_000;

/** Words that went to the reporter. */
export interface Relayed {
  version: number;
  by: Party;
  said: TextRef;
  how: 'said' | 'corrected' | 'withdrawn';
  corrects?: number;
  at: string;
  arrivedAt?: string;
  failed?: string;
}

export interface Relay {
  told: Relayed[];
  /** The desk wrote last: what the reporter writes next is an answer to it. */
  awaits: boolean;
  /** The versions of the notes that answered. */
  answers: number[];
}

export const nothingRelayed: Relay = { told: [], awaits: false, answers: [] };

export function afterRelay(relay: Relay, event: RelayEvent, version: number, at: string): Relay {
  switch (event.type) {
    case 'told-reporter': {
      const { by, said, how, corrects } = event;
      const one = { version, by, said, how, at, ...(corrects === undefined ? {} : { corrects }) };
      return { ...relay, told: [...relay.told, one], awaits: how !== 'withdrawn' };
    }
    case 'relay-arrived':
      return { ...relay, told: relay.told.map((one) => (one.version === event.told ? arrived(one, at) : one)) };
    case 'relay-failed':
      return {
        ...relay,
        told: relay.told.map((one) => (one.version === event.told ? { ...one, failed: event.reason } : one)),
        awaits: false,
      };
  }
}

function arrived({ failed: _, ...one }: Relayed, arrivedAt: string): Relayed {
  return { ...one, arrivedAt };
}

/** The reporter wrote: an answer, when the desk was the last to write. */
export function afterReporterWrote(relay: Relay, version: number): Relay {
  return relay.awaits ? { ...relay, awaits: false, answers: [...relay.answers, version] } : relay;
}

/** The letters of a word in their usual and in their full width. */
function wide(word: string): string {
  return [...word]
    .map((letter) => `[${letter}${String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)}]`)
    .join('');
}

const separator = '[\\s:：,、，。.!！ー―—-]';
/**
 * "報告者へ", "@reporter", "to (the) reporter" at the beginning, in full or half width. Something must stand between it and what follows:
 * "報告者へ電話したが出ない" speaks about the reporter, not to them.
 */
const phrase = new RegExp(
  `^\\s*(?:[@＠]?報告者(?:さん|様|の方)?(?:へ|宛|宛て)|[@＠]\\s*(?:報告者|${wide('reporter')})|` +
    `[@＠]?${wide('to')}\\s+(?:${wide('the')}\\s+)?${wide('reporter')})(?:${separator}+|$)`,
  'iu',
);
const afterMention = new RegExp(`^${separator}+`, 'u');

/** Whether these words, written by a commander in the ticket's thread, are meant for the reporter. */
export function isForReporter({ text, mentions = [] }: Said, reporter: PersonId): boolean {
  return phrase.test(text) || mentions.some(({ person }) => person === reporter);
}

/** The words as the reporter gets them: without the address at their beginning. */
export function wordsForReporter({ text, mentions = [] }: Said, reporter: PersonId): string {
  const bare = text.replace(phrase, '').trim();
  const named = mentions.find(({ as, person }) => person === reporter && bare.startsWith(as));
  if (!named) return bare;
  return bare.slice(named.as.length).replace(afterMention, '').trim();
}
