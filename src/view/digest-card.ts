// The digest of a week, month or quarter: a paragraph to read aloud, the figures, the pictures, and who has taken note.
import type { CallNews } from '../digest/course.js';
import type { Figures, Spread } from '../digest/figures.js';
import type { Organisation } from '../paging/organisation.js';
import type { Language, PersonId } from '../ticket/event.js';
import { type Block, type Card, type Inline, note, text, title } from './card.js';
import { countText, periodText, readAloud } from './digest-aloud.js';
import { actionFacts, awarenessFacts, type Fact, leftUndoneText } from './digest-aware.js';
import { digestCharts } from './digest-charts.js';
import { digestWords } from './digest-words.js';
import { aside, comma, labelled, personText, timeIn, wordsOf } from './scene.js';

/** Kinds and corrections beyond these are counted, not named. */
const KINDS_SHOWN = 8;
const CORRECTIONS_SHOWN = 5;

export interface DigestScene {
  figures: Figures;
  organisation: Organisation;
  /** The reader's. */
  language: Language;
  kindTitle(kind: string): string;
  /** Who has taken note, the earliest first. */
  seen: { person: PersonId; at: string }[];
  /** It was due then, but the desk was not running. */
  late?: { dueAt: string; seconds: number };
  /** The period is not over at this moment. */
  soFar?: string;
  /** The first event of all, where it came after the period had begun. */
  recordsFrom?: string;
}

export function digestCard(scene: DigestScene): Card {
  const { figures, organisation, language, late } = scene;
  const words = digestWords(language);
  const { period } = figures;
  const span = words.span(dayText(period.firstDay), dayText(period.lastDay));
  const heading = `${words.heading[period.kind]} ${period.name}${aside(span, language)}`;
  const aloud = readAloud(scene);
  const charts: Block[] = digestCharts(scene).map((chart) => ({ type: 'chart', chart }));
  return {
    tone: 'plain',
    summary: [`${heading} ${aloud}`],
    blocks: [
      title(heading),
      ...(scene.soFar === undefined ? [] : [note(words.soFar(timeIn(organisation, scene.soFar)))]),
      ...(scene.recordsFrom === undefined ? [] : [note(words.recordsFrom(timeIn(organisation, scene.recordsFrom)))]),
      ...(late ? [note(words.late(timeIn(organisation, late.dueAt), periodText(late.seconds, language)))] : []),
      text({ strong: aloud }),
      { type: 'facts', facts: [fact(words.factReports, countText(figures.reports, language))] },
      ...kindsBlock(scene),
      { type: 'facts', facts: reported(scene) },
      { type: 'divider' },
      { type: 'facts', facts: handled(scene) },
      { type: 'divider' },
      ...awareness(scene),
      { type: 'facts', facts: desk(scene) },
      ...charts,
      note(words.counting(figures.comparedWith, period.kind)),
      seenBlock(scene),
      {
        type: 'buttons',
        buttons: [{ act: 'seen', label: words.seen, ticket: '', about: { of: period.name }, style: 'primary' }],
      },
    ],
  };
}

function reported({ figures, language }: DigestScene): Fact[] {
  const words = digestWords(language);
  const { severities, routes } = figures;
  const list = (all: string[]) => all.join(comma(language));
  const otherRoutes = routes.some(({ route }) => route !== 'employee');
  return [
    ...(severities.length > 0
      ? [fact(words.factSeverities, list(severities.map((one) => `${one.severity} ${countText(one, language)}`)))]
      : []),
    ...(otherRoutes
      ? [fact(words.factRoutes, list(routes.map((one) => `${words.routes[one.route]} ${countText(one, language)}`)))]
      : []),
    fact(words.factNearMisses, countText(figures.nearMisses, language)),
    fact(words.factQuestions, countText(figures.questions, language)),
  ];
}

function resultsText({ results }: Figures, language: Language): string {
  const words = digestWords(language);
  return results.map(({ result, count }) => `${words.results[result]} ${count}`).join(comma(language));
}

/** One a line: their names are long. */
function kindsBlock({ figures, language, kindTitle }: DigestScene): Block[] {
  const words = digestWords(language);
  const came = figures.kinds.filter((one) => one.now > 0);
  if (came.length === 0) return [];
  const named = came
    .slice(0, KINDS_SHOWN)
    .map((one) => labelled(kindTitle(one.kind), language) + countText(one, language));
  const more = came.length - named.length;
  const items = [...named, ...(more > 0 ? [words.others(more)] : [])];
  return [{ type: 'steps', style: 'plain', heading: words.factKinds, items }];
}

function handled({ figures, language }: DigestScene): Fact[] {
  const words = digestWords(language);
  const { open } = figures;
  const oldest = open.oldestDays === undefined ? '' : words.oldest(open.oldestDays);
  return [
    ...(figures.answered.n > 0 ? [fact(words.factAnswered, spreadText(figures.answered, language))] : []),
    fact(words.factTaken, spreadText(figures.taken, language)),
    ...(figures.triaged.n > 0 ? [fact(words.factTriaged, spreadText(figures.triaged, language))] : []),
    ...(figures.results.length > 0 ? [fact(words.factResults, resultsText(figures, language))] : []),
    fact(words.factClosed, spreadText(figures.closed, language) + leftUndoneText(figures, language)),
    fact(words.factOpen, words.open(open.all, open.waiting, open.overdue) + oldest),
    ...(open.tasks.all > 0 ? [fact(words.factTasks, words.tasks(open.tasks.all, open.tasks.overdue))] : []),
    ...actionFacts({ figures, language }),
  ];
}

function awareness(scene: DigestScene): Block[] {
  const facts = awarenessFacts({ ...scene, spreadText: (spread) => spreadText(spread, scene.language) });
  return facts.length > 0 ? [{ type: 'facts', facts }, { type: 'divider' }] : [];
}

/** Whether the desk itself works as it should: calls, rota, test pages, scripts. */
function desk({ figures, language, kindTitle }: DigestScene): Fact[] {
  const words = digestWords(language);
  const { calls, gapsAhead, drill, matters, corrections, unsure, restricted } = figures;
  const news = (Object.keys(words.calls) as Exclude<CallNews, 'called'>[]).filter((one) => calls[one] > 0);
  const troubles = news.map((one) => `${words.calls[one]} ${calls[one]}`);
  const chosen = corrections
    .slice(0, CORRECTIONS_SHOWN)
    .map(({ from, to, count }) => words.corrected(kindTitle(from), kindTitle(to), count));
  const { atLeast, atMost } = restricted;
  const hiddenCount = atLeast === atMost ? String(atMost) : words.range(atLeast, atMost);
  return [
    fact(words.factCalls, [words.called(calls.called), ...troubles].join(comma(language))),
    ...(gapsAhead === undefined ? [] : [fact(words.factGaps, words.gaps(gapsAhead))]),
    ...(drill.asked > 0
      ? [fact(words.factDrill, words.drill(drill.asked, drill.inTime, drill.late, drill.missed))]
      : []),
    ...(figures.drills > 0 ? [fact(words.factDrills, words.drills(figures.drills))] : []),
    ...(matters.open > 0 ? [fact(words.factMatters, words.matters(matters.open, matters.overdue))] : []),
    ...(chosen.length > 0
      ? [
          fact(
            words.factCorrections,
            [
              ...chosen,
              ...(corrections.length > chosen.length
                ? [wordsOf(language).listMore(corrections.length - chosen.length)]
                : []),
            ].join(comma(language)),
          ),
        ]
      : []),
    ...(unsure > 0 ? [fact(words.factUnsure, words.unsure(unsure))] : []),
    ...(atMost > 0 ? [fact(words.factRestricted, words.restricted(hiddenCount))] : []),
  ];
}

function seenBlock({ seen, organisation, language }: DigestScene): Block {
  const words = digestWords(language);
  if (seen.length === 0) return note(words.notSeen);
  const who = seen.flatMap(({ person, at }, index): Inline[] => [
    ...(index > 0 ? [comma(language)] : []),
    personText(organisation, new Map(), person),
    aside(timeIn(organisation, at), language),
  ]);
  return note(labelled(words.seenBy, language), ...who);
}

function fact(label: string, value: string): Fact {
  return { label, value: [value] };
}

function spreadText({ n, median, p90 }: Spread, language: Language): string {
  const words = digestWords(language);
  if (median === undefined || p90 === undefined) return words.nothingMeasured;
  return words.spread(periodText(median, language), periodText(p90, language), n);
}

/** 2026-11-16 as people write it: 11/16. */
function dayText(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}/${date}`;
}
