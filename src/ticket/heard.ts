// What a ticket is after an answer, a question put off, a step done. Pure; never throws on any stored sequence.
import type { Severity } from '../script/schema.js';
import type { Answered, Party, PersonId, ScriptRef, TicketEvent } from './event.js';
import type { Fact, Hearing } from './hearing.js';

/** First-aid steps that somebody said are done. */
export interface StepsDone {
  script: ScriptRef;
  /** Places in the script's list, ascending. */
  steps: number[];
  by: Party;
  at: string;
}

/** The part of a ticket that the hearing moves. */
interface Asked {
  facts: Fact[];
  hearing: Hearing;
  done: StepsDone[];
  severity: Severity;
  moves: number[];
  notes: { said: { id: string } }[];
  named?: PersonId[];
  talkedAt: string;
}

type HearingEvent = Extract<TicketEvent, { type: 'answered' | 'question-moved' | 'script-done' | 'severity-changed' }>;

export function afterHearing<T extends Asked>(ticket: T, event: HearingEvent, at: string, version: number): T {
  const { facts, hearing } = ticket;
  switch (event.type) {
    case 'answered':
      return answered(ticket, event, at);
    case 'question-moved': {
      const { question, to } = event;
      if (to === 'later')
        return { ...ticket, talkedAt: at, hearing: { ...hearing, later: [...hearing.later, question] } };
      const kept = facts.filter((fact) => fact.question !== question);
      return { ...ticket, talkedAt: at, facts: kept, hearing: { ...hearing, later: [] } };
    }
    case 'script-done': {
      const { script, steps, by } = event;
      const others = ticket.done.filter((one) => one.script.id !== script.id);
      return { ...ticket, talkedAt: at, done: [...others, { script, steps, by, at }] };
    }
    case 'severity-changed':
      return { ...ticket, severity: event.to, moves: [...ticket.moves, version] };
  }
}

/** The newest answer takes the place of the one before. One that was written lets the hearing go on below it. */
function answered<T extends Asked>(ticket: T, event: Answered, at: string): T {
  const { question, script, answer, said, happenedAt, by, named = [] } = event;
  const told = { ...(answer === undefined ? {} : { answer }), ...(said ? { said } : {}) };
  const fact = { question, script, by, at, ...told, ...(happenedAt === undefined ? {} : { happenedAt }) };
  const { hearing, facts } = ticket;
  const isNew = !facts.some((one) => one.question === question);
  const below = ticket.notes.some((note) => note.said.id === said?.id);
  return {
    ...ticket,
    talkedAt: at,
    named: [...new Set([...(ticket.named ?? []), ...named])],
    facts: isNew ? [...facts, fact] : facts.map((one) => (one.question === question ? fact : one)),
    hearing: {
      ...hearing,
      later: hearing.later.filter((one) => one !== question),
      ...(below ? { sheet: hearing.sheet + 1, noted: question } : {}),
    },
  };
}
