// The form of a triage, with what the desk proposes, and the short one that answers and closes.

import { type Severity, severities } from '../script/schema.js';
import type { Level } from '../script/triage.js';
import type { Language } from '../ticket/event.js';
import { propose, rulesOf } from '../ticket/handling/assess.js';
import { type Assessment, stand, type TriageResult, triageResults } from '../ticket/handling/triage.js';
import { checkedIn, type Field, type Form } from './form.js';
import { longText, onTicket, shortText } from './forms.js';
import { personIn, type Scene, sentences, severityText, ticketName, ticketNumber, timeIn } from './scene.js';
import { type Filled, filledIn, type TicketForm, unlessOpenAndCommander } from './ticket-form.js';
import { triageWordsOf } from './triage-words.js';

const PROPOSED = 'proposed';
const LOOK_AGAIN_DAYS = [1, 3, 7, 14, 30];
const USUAL_DAYS = 7;
const answers = ['not-incident', 'near-miss'] as const;

export const triageForm: TicketForm = {
  unless: unlessOpenAndCommander,
  withOthers: true,
  draw(scene, _about, typed) {
    const { ticket, language } = scene;
    const words = triageWordsOf(language);
    const standing = onTicket('triage', ticket.number, language);
    return {
      ...standing,
      context: { ...standing.context, seen: stand(ticket) },
      title: words.formTitle,
      intro: intro(scene, typed),
      fields: [...assessmentFields(scene), ...resultFields(scene)],
    };
  },
  read: readTriage,
};

/** What stands, and what the choices lead to: those that were typed, else those of the last triage. */
function intro(scene: Scene, typed: Record<string, string> = {}): string {
  const { ticket, language, organisation } = scene;
  const words = triageWordsOf(language);
  const { last } = ticket.handling.triage;
  const assessment: Assessment = {
    impact: typed.impact || last?.impact,
    urgency: typed.urgency || last?.urgency,
    circumstances: typed.circumstances === undefined ? (last?.circumstances ?? []) : checkedIn(typed.circumstances),
  };
  const proposal = propose(rulesOf(organisation), assessment);
  return sentences(
    language,
    words.formIntro,
    words.severityNow(severityText(ticket.severity, language)),
    ...(last
      ? [
          words.before(
            words.short[last.result],
            severityText(last.to, language),
            timeIn(organisation, last.at),
            personIn(scene, last.by.id).person,
          ),
        ]
      : []),
    ...(proposal ? [words.proposes(severityText(proposal.severity, language))] : []),
    ...(proposal?.because ? [words.because(proposal.because.label[language])] : []),
  );
}

function assessmentFields({ ticket, organisation, language }: Scene): Field[] {
  const words = triageWordsOf(language);
  const rules = rulesOf(organisation);
  const { last } = ticket.handling.triage;
  const levels = (id: 'impact' | 'urgency', of: Level[]): Field[] =>
    of.length === 0
      ? []
      : [
          choice(
            id,
            words[id],
            of.map((one) => levelOption(one, language)),
            last?.[id],
          ),
        ];
  return [
    choice(
      'result',
      words.result,
      triageResults.map((id) => ({ id, label: words.results[id] })),
      last?.result ?? 'incident',
      true,
    ),
    ...levels('impact', rules.impact),
    ...levels('urgency', rules.urgency),
    ...(rules.circumstances.length === 0
      ? []
      : [
          {
            type: 'checks' as const,
            id: 'circumstances',
            label: words.circumstances,
            required: false,
            options: rules.circumstances.map(({ id, label }) => ({ id, label: label[language] })),
            ...(last && last.circumstances.length > 0 ? { value: last.circumstances.join(',') } : {}),
          },
        ]),
    choice(
      'severity',
      words.severity,
      [
        { id: PROPOSED, label: words.asProposed },
        ...severities.map((id) => ({ id, label: severityText(id, language) })),
      ],
      last && last.to !== last.proposed ? last.to : PROPOSED,
    ),
    { ...longText('why', words.why), required: false },
  ];
}

/** What a result needs beside the severity; each says for which one. */
function resultFields({ language, others = [], scriptNow, organisation }: Scene): Field[] {
  const words = triageWordsOf(language);
  const mains = others.map(({ ticket, script, openedAt }) => ({
    id: ticketName(ticket),
    label: `${ticketName(ticket)} ${scriptNow(script)?.title[language] ?? script} ${timeIn(organisation, openedAt)}`,
  }));
  return [
    choice(
      'look-again',
      words.lookAgain,
      LOOK_AGAIN_DAYS.map((days) => ({ id: String(days), label: words.days(days) })),
      String(USUAL_DAYS),
    ),
    ...(mains.length > 0 ? [choice('main', words.main, mains)] : []),
    {
      ...shortText('main-number', mains.length > 0 ? words.mainNumber : `${words.main}${words.mainHint}`),
      required: false,
    },
    { ...shortText('whom', words.whom), required: false },
    { ...longText('reply', words.reply, { hint: words.replyHint }), required: false },
  ];
}

function levelOption({ id, label, about }: Level, language: Language): { id: string; label: string } {
  return { id, label: language === 'ja' ? `${label.ja}：${about.ja}` : `${label.en}: ${about.en}` };
}

function choice(
  id: string,
  label: string,
  options: { id: string; label: string }[],
  value?: string,
  required = false,
): Field {
  return { type: 'choice', id, label, required, options, ...(value ? { value } : {}) };
}

function readTriage(filled: Filled): ReturnType<TicketForm['read']> {
  const { ticket, by, context, values } = filled;
  const result = triageResults.find((one) => one === values.result);
  if (!result) return undefined;
  const [why, whom] = [filledIn(filled, 'why'), filledIn(filled, 'whom')];
  const number = filledIn(filled, 'main-number') ?? filledIn(filled, 'main');
  const severity = severities.find((one): one is Severity => one === values.severity);
  const main = number === undefined ? undefined : numberIn(number);
  const days = Number(values['look-again'] || USUAL_DAYS);
  return {
    ...{ type: 'triage', ticket, by, result, circumstances: checkedIn(values.circumstances) },
    said: {
      text: filledIn(filled, 'reply') ?? '',
      fields: { ...(why ? { why } : {}), ...(whom && result === 'forwarded' ? { whom } : {}) },
    },
    ...(values.impact ? { impact: values.impact } : {}),
    ...(values.urgency ? { urgency: values.urgency } : {}),
    ...(severity ? { severity } : {}),
    ...(result === 'duplicate' && main !== undefined ? { main } : {}),
    ...(result === 'watch' && Number.isInteger(days) ? { lookAgainDays: days } : {}),
    ...(context.seen ? { seen: context.seen } : {}),
  };
}

/** "DESK-12", or only its digits, as they are typed on a Japanese keyboard too. */
function numberIn(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^DESK[\s-]*/, '');
  return ticketNumber(`DESK-${plain}`);
}

export const answerForm: TicketForm = {
  unless: unlessOpenAndCommander,
  draw({ ticket, language }): Form {
    const words = triageWordsOf(language);
    const standing = onTicket('answer', ticket.number, language);
    return {
      ...standing,
      context: { ...standing.context, seen: stand(ticket) },
      title: words.answerTitle,
      intro: words.answerIntro,
      fields: [
        choice(
          'result',
          words.result,
          answers.map((id) => ({ id, label: words.results[id] })),
          'not-incident',
          true,
        ),
        longText('reply', words.answerReply, { hint: words.replyHint }),
      ],
    };
  },
  read(filled) {
    const { ticket, by, context, values } = filled;
    const reply = filledIn(filled, 'reply');
    const result: TriageResult | undefined = answers.find((one) => one === values.result);
    if (!reply || !result) return undefined;
    const seen = context.seen ? { seen: context.seen } : {};
    return { type: 'triage', ticket, by, result, circumstances: [], said: { text: reply }, ...seen };
  },
};
