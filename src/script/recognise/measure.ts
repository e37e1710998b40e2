// Measures a recogniser on labelled reports: how often right, how honest its probabilities, what it takes for what.
import type { Match } from '../match.js';

export interface LabelledReport {
  text: string;
  lang: string;
  label: string;
  also: string[];
}

interface Share {
  reports: number;
  right: number;
}

export interface Measures {
  reports: number;
  /** Shares of all reports, 0..1. */
  right: number;
  amongFirstThree: number;
  asked: number;
  wrongUnasked: number;
  /** Share of the incidents that were filed as `question`. */
  incidentsAsQuestion: number;
  /** By the probability of the answer, in tenths. */
  reliability: { from: number; reports: number; said: number; right: number }[];
  byLanguage: Map<string, Share>;
  byKind: Map<string, Share>;
  /** What was taken for what, most frequent first. */
  confusions: { label: string; best: string; times: number }[];
}

export function measure(reports: LabelledReport[], match: (text: string) => Match): Measures {
  const judged = reports.map((report) => {
    const found = match(report.text);
    const accepted = [report.label, ...report.also];
    return { report, found, right: accepted.includes(found.best), accepted };
  });
  const share = (test: (one: (typeof judged)[number]) => boolean): number =>
    judged.filter(test).length / (judged.length || 1);
  const incidents = judged.filter((one) => !one.accepted.includes('question'));
  return {
    reports: judged.length,
    right: share((one) => one.right),
    amongFirstThree: share((one) => one.found.candidates.slice(0, 3).some((found) => one.accepted.includes(found.id))),
    asked: share((one) => one.found.ask),
    wrongUnasked: share((one) => !one.right && !one.found.ask),
    incidentsAsQuestion: incidents.filter((one) => one.found.best === 'question').length / (incidents.length || 1),
    reliability: reliabilityOf(judged.map((one) => ({ said: one.found.candidates[0]?.score ?? 0, right: one.right }))),
    byLanguage: sharesBy(judged.map((one) => ({ key: one.report.lang, right: one.right }))),
    byKind: sharesBy(judged.map((one) => ({ key: one.report.label, right: one.right }))),
    confusions: confusionsOf(judged.filter((one) => !one.right).map((one) => [one.report.label, one.found.best])),
  };
}

function reliabilityOf(answers: { said: number; right: boolean }[]): Measures['reliability'] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const there = answers.filter((one) => Math.min(9, Math.floor(one.said * 10)) === tenth);
    const count = there.length || 1;
    return {
      from: tenth / 10,
      reports: there.length,
      said: there.reduce((sum, one) => sum + one.said, 0) / count,
      right: there.filter((one) => one.right).length / count,
    };
  }).filter((row) => row.reports > 0);
}

function sharesBy(answers: { key: string; right: boolean }[]): Map<string, Share> {
  const shares = new Map<string, Share>();
  for (const { key, right } of answers) {
    const before = shares.get(key) ?? { reports: 0, right: 0 };
    shares.set(key, { reports: before.reports + 1, right: before.right + (right ? 1 : 0) });
  }
  return shares;
}

function confusionsOf(pairs: [string, string][]): Measures['confusions'] {
  const times = new Map<string, number>();
  for (const pair of pairs) times.set(pair.join(' '), (times.get(pair.join(' ')) ?? 0) + 1);
  return [...times]
    .map(([pair, count]) => ({ label: pair.split(' ')[0] ?? '', best: pair.split(' ')[1] ?? '', times: count }))
    .sort((one, two) => two.times - one.times || one.label.localeCompare(two.label));
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The measures as lines to read. */
export function measuresAsText(measures: Measures): string {
  const shareLine = ([key, { reports, right }]: [string, Share]): string =>
    `  ${key.padEnd(24)} ${String(right).padStart(4)} of ${String(reports).padStart(4)}  ${percent(right / reports)}`;
  return [
    `reports                          ${measures.reports}`,
    `right                            ${percent(measures.right)}`,
    `right among the first three      ${percent(measures.amongFirstThree)}`,
    `asked                            ${percent(measures.asked)}`,
    `wrong without asking             ${percent(measures.wrongUnasked)}`,
    `incidents filed as question      ${percent(measures.incidentsAsQuestion)}`,
    '',
    'probability said, and how often right',
    ...measures.reliability.map(
      (row) =>
        `  from ${row.from.toFixed(1)}  ${String(row.reports).padStart(4)} reports  said ${percent(row.said)}  right ${percent(row.right)}`,
    ),
    '',
    'by language',
    ...[...measures.byLanguage].map(shareLine),
    '',
    'by kind',
    ...[...measures.byKind].sort((one, two) => one[0].localeCompare(two[0])).map(shareLine),
    '',
    'taken for another kind',
    ...measures.confusions.map(({ label, best, times }) => `  ${times} x ${label} as ${best}`),
  ].join('\n');
}
