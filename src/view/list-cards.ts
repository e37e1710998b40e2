// Answers to the words list, oncall, help, and the home tab. What may be listed is chosen by the caller through the gate.

import { plusSeconds } from '../clock.js';
import type { Organisation } from '../paging/organisation.js';
import { dutyAt, shiftsBetween } from '../paging/rota.js';
import type { Language, PersonId } from '../ticket/event.js';
import { type Block, type Card, type Inline, note, type PersonText, text, title } from './card.js';
import { comma, labelled, lastResortText, timeIn, wordsOf } from './scene.js';

/** A line of a list. `label` is already free of what the reader may not see. */
export interface Listed {
  ticket: string;
  label: string;
  state: Inline[];
}

const LISTED = 15;
const SHIFTS_SHOWN = 5;
const SHIFTS_AHEAD_SECONDS = 60 * 24 * 60 * 60;

function listBlocks(listed: Listed[], total: number, language: Language): Block[] {
  const words = wordsOf(language);
  if (listed.length === 0) return [text(words.listEmpty)];
  const shown = listed.slice(0, LISTED);
  return [
    ...shown.map(({ ticket, label, state }) => text({ strong: ticket }, ` ${label} — `, ...state)),
    ...(total > shown.length ? [note(words.listMore(total - shown.length))] : []),
  ];
}

export function onCallCard(
  organisation: Organisation,
  at: string,
  language: Language,
  person: (id: PersonId) => PersonText,
  time: (at: string) => string,
  reader?: PersonId,
): Card {
  const words = wordsOf(language);
  return {
    tone: 'plain',
    summary: [words.onCallTitle],
    blocks: [
      title(words.onCallTitle),
      ...onCallBlocks(organisation, at, language, person, time),
      ...shiftsAhead(organisation, at, language, person, reader),
    ],
  };
}

/** The coming shifts, for somebody who has one of them and may need a stand-in. */
function shiftsAhead(
  organisation: Organisation,
  at: string,
  language: Language,
  person: (id: PersonId) => PersonText,
  reader: PersonId | undefined,
): Block[] {
  const words = wordsOf(language);
  const shifts = shiftsBetween(organisation, at, plusSeconds(at, SHIFTS_AHEAD_SECONDS)).slice(0, SHIFTS_SHOWN);
  // The last one is cut off where the look ahead ends: its end would name no shift.
  const whole = shifts.filter((shift) => shift.to < plusSeconds(at, SHIFTS_AHEAD_SECONDS));
  if (reader === undefined || !whole.some(({ member }) => member === reader)) return [];
  return [
    { type: 'divider' },
    title(words.onCallAhead),
    ...whole.map(({ member, from, to }): Block => {
      const span = words.span(timeIn(organisation, from), timeIn(organisation, to));
      const line: Inline[] = [`${span}  `, member === undefined ? words.onCallNobody : person(member)];
      if (member === undefined || member !== reader) return text(...line);
      return {
        type: 'choice',
        text: line,
        button: { act: 'ask-swap', label: words.askSwap, ticket: '', about: { of: to } },
      };
    }),
  ];
}

function onCallBlocks(
  organisation: Organisation,
  at: string,
  language: Language,
  person: (id: PersonId) => PersonText,
  time: (at: string) => string,
): Block[] {
  const words = wordsOf(language);
  const duty = dutyAt(organisation, at);
  if (!duty)
    return [
      text(words.onCallNobody),
      text(labelled(words.lastResort, language) + lastResortText(organisation, language)),
    ];
  const next = duty.next.flatMap((id, index): Inline[] => (index > 0 ? [comma(language), person(id)] : [person(id)]));
  return [
    {
      type: 'facts',
      facts: [
        { label: words.onCallNow, value: [person(duty.onCall)] },
        ...(next.length > 0 ? [{ label: words.onCallNext, value: next }] : []),
        { label: words.onCallUntil, value: [time(duty.until)] },
      ],
    },
  ];
}

export function helpCard(language: Language): Card {
  const words = wordsOf(language);
  return {
    tone: 'plain',
    summary: [words.helpTitle],
    blocks: [
      { type: 'steps', style: 'plain', heading: words.helpTitle, items: words.helpLines },
      note(words.helpCommands),
      { type: 'buttons', buttons: [{ act: 'report', label: words.reportButton, ticket: '', style: 'primary' }] },
    ],
  };
}

/** Report button first, then the reader's own open reports, how to report, and who is on call. */
export function homeCard(mine: Listed[], onCall: Card, language: Language): Card {
  const words = wordsOf(language);
  return {
    tone: 'plain',
    summary: [words.homeTitle],
    blocks: [
      title(words.homeTitle),
      text(words.homeLead),
      { type: 'buttons', buttons: [{ act: 'report', label: words.reportButton, ticket: '', style: 'primary' }] },
      { type: 'divider' },
      title(words.myReports),
      ...listBlocks(mine, mine.length, language),
      { type: 'divider' },
      { type: 'steps', style: 'plain', heading: words.helpTitle, items: words.helpLines },
      { type: 'divider' },
      ...onCall.blocks,
    ],
  };
}
