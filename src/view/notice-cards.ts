// Cards that belong to no ticket: a shift has begun, somebody looks for a stand-in, a test page, and who cannot be reached.
import type { Organisation, PersonId } from '../paging/organisation.js';
import type { Finding } from '../paging/reachability.js';
import { type DrillPage, drillPageName, lookIntoBy, type Swap } from '../paging/swap.js';
import type { Language } from '../ticket/event.js';
import { type Block, type Card, type Inline, note, text, title } from './card.js';
import { plainLine } from './plain-text.js';
import { about, lengthText, personText, timeIn, wordsOf } from './scene.js';

/** More findings than this are counted: the first ones are the next ones. */
const FINDINGS_SHOWN = 12;

export interface NoticeScene {
  organisation: Organisation;
  /** The reader's. */
  language: Language;
}

const personIn = ({ organisation }: NoticeScene, id: PersonId) => personText(organisation, new Map(), id);

export function shiftCard(scene: NoticeScene, until: string): Card {
  const { organisation, language } = scene;
  const words = wordsOf(language);
  return {
    tone: 'plain',
    summary: [words.shiftTitle],
    blocks: [title(words.shiftTitle), text(words.shiftLead(timeIn(organisation, until)))],
  };
}

/** @param reader undefined in the commanders' room */
export function swapCard(scene: NoticeScene, swap: Swap, reader: PersonId | undefined): Card | undefined {
  const { organisation, language } = scene;
  const words = wordsOf(language);
  const span = words.span(timeIn(organisation, swap.shiftFrom), timeIn(organisation, swap.shiftTo));
  const asker = personIn(scene, swap.member);
  if (swap.takenBy) {
    const taker = personIn(scene, swap.takenBy);
    const parts: Inline[] = [`${span} `, ...about(taker, words.shiftTaken, language), ' (', asker, ' → ', taker, ')'];
    return { tone: 'done', summary: [words.swapTitle], blocks: [title(words.swapTitle), text(...parts)] };
  }
  if (reader === undefined) return undefined;
  const own = reader === swap.member;
  const lead: Inline[] = own ? [words.swapAsked] : about(asker, words.swapLead, language);
  return {
    tone: 'plain',
    summary: [words.swapTitle],
    blocks: [
      title(words.swapTitle),
      text(...lead),
      text({ strong: span }),
      ...(own
        ? []
        : [
            {
              type: 'buttons' as const,
              buttons: [
                {
                  act: 'take-shift' as const,
                  label: words.takeShift,
                  ticket: '',
                  about: { of: swap.id },
                  style: 'primary' as const,
                },
              ],
            },
          ]),
    ],
  };
}

export function drillCard(scene: NoticeScene, page: DrillPage): Card {
  const { organisation, language } = scene;
  const words = wordsOf(language);
  if (page.answeredAt) {
    const seconds = (Date.parse(page.answeredAt) - Date.parse(page.askedAt)) / 1000;
    const thanks = words.drillThanks(lengthText(seconds, language));
    return { tone: 'done', summary: [thanks], blocks: [title(words.drillTitle), text(thanks)] };
  }
  return {
    tone: 'alert',
    summary: [words.drillTitle],
    blocks: [
      title(words.drillTitle),
      text(page.missedAt ? words.drillMissedYou : words.drillLead(timeIn(organisation, page.answerBy))),
      {
        type: 'buttons',
        buttons: [
          { act: 'answer-drill', label: words.drillHere, ticket: '', about: { of: page.id }, style: 'primary' },
        ],
      },
    ],
  };
}

/** Who did not answer a test page, for the commanders' room, and whether it was found out why; undefined when nobody missed it. */
export function missedCard(scene: NoticeScene, pages: DrillPage[]): Card | undefined {
  const words = wordsOf(scene.language);
  return mattersCard(
    scene,
    words.drillMissed,
    pages.filter((page) => page.missedAt),
  );
}

/** The same once more, of those that nobody had looked into in time. */
export function overdueCard(scene: NoticeScene, pages: DrillPage[]): Card | undefined {
  const words = wordsOf(scene.language);
  return mattersCard(
    scene,
    words.drillOverdue,
    pages.filter((page) => page.remindedAt),
  );
}

function mattersCard(scene: NoticeScene, whileOpen: string, pages: DrillPage[]): Card | undefined {
  const words = wordsOf(scene.language);
  if (pages.length === 0) return undefined;
  const [first] = pages.flatMap(({ missedAt, settledAt }) => (missedAt && !settledAt ? [missedAt] : [])).sort();
  const open = first === undefined ? [] : [text(words.drillLookInto(timeIn(scene.organisation, lookIntoBy(first))))];
  const heading = first === undefined ? words.drillMissed : whileOpen;
  return {
    tone: first === undefined ? 'done' : 'alert',
    summary: [heading],
    blocks: [
      title(heading),
      ...open,
      ...pages.map((page) => matterBlock(scene, page)),
      ...(first === undefined ? [] : [note(words.drillMissedFoot)]),
    ],
  };
}

function matterBlock(scene: NoticeScene, page: DrillPage): Block {
  const { organisation, language } = scene;
  const words = wordsOf(language);
  const what: Inline[] = [
    personIn(scene, page.person),
    ` — ${page.answeredAt ? words.drillLate : words.drillNoAnswer}`,
  ];
  if (page.settledAt === undefined || page.settledBy === undefined) {
    const button = {
      act: 'settle-drill',
      label: words.drillSettle,
      ticket: '',
      about: { of: drillPageName(page) },
    } as const;
    return { type: 'choice', text: what, button };
  }
  const settled = words.drillSettled(timeIn(organisation, page.settledAt));
  return text(...what, ' → ', ...about(personIn(scene, page.settledBy), settled, language));
}

export function warningCard(scene: NoticeScene, findings: Finding[], at: string): Card {
  const { language, organisation } = scene;
  const words = wordsOf(language);
  const sorted = [...findings].sort((a, b) => (a.from < b.from ? -1 : 1));
  const more = sorted.length - FINDINGS_SHOWN;
  return {
    tone: sorted.length === 0 ? 'done' : 'alert',
    summary: [sorted.length === 0 ? words.reachMended : words.reachTitle],
    blocks: [
      title(sorted.length === 0 ? words.reachMended : words.reachTitle),
      ...sorted.slice(0, FINDINGS_SHOWN).map((one) => text(...findingLine(scene, one, at))),
      ...(more > 0 ? [note(words.listMore(more))] : []),
      ...(sorted.length === 0 ? [] : [note(words.reachFoot(timeIn(organisation, at)))]),
    ],
  };
}

/** One line, for health and the log. */
export function findingText(scene: NoticeScene, finding: Finding, at: string): string {
  return plainLine(findingLine(scene, finding, at));
}

function findingLine(scene: NoticeScene, finding: Finding, at: string): Inline[] {
  const { language, organisation } = scene;
  const words = wordsOf(language);
  const when = finding.from <= at ? words.reachNow : timeIn(organisation, finding.from);
  switch (finding.what) {
    case 'gap':
      return [{ strong: words.span(when, timeIn(organisation, finding.to)) }, ` ${words.onCallNobody}`];
    case 'unreachable':
      return [{ strong: `${when} ` }, ...about(personIn(scene, finding.person), words.reachNoWay, language)];
    case 'gone':
      return [
        { strong: `${when} ` },
        ...about(personIn(scene, finding.person), words.reachGone(finding.way), language),
      ];
    case 'unknown':
      return [
        { strong: `${when} ` },
        ...about(personIn(scene, finding.person), words.reachUnknown(finding.way), language),
      ];
    case 'no-app':
      return [
        { strong: `${when} ` },
        ...about(personIn(scene, finding.person), words.reachNoApp(finding.way), language),
      ];
    case 'empty-role':
      return [{ strong: `${when} ` }, words.reachEmptyRole(finding.role)];
  }
}
