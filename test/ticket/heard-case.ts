// A ticket and the events behind it, with which tests of the hearing carry decisions on.
import type { Severity } from '../../src/script/schema.js';
import type { Command, Said } from '../../src/ticket/command.js';
import { type Decision, decide, type Known, note } from '../../src/ticket/decide.js';
import type { Party, StoredEvent, TicketEvent } from '../../src/ticket/event.js';
import { openQuestion } from '../../src/ticket/hearing.js';
import { fold, type Ticket } from '../../src/ticket/ticket.js';
import { shippedScripts, smallOrganisation } from '../world/desk.js';

export const at = '2026-11-16T05:00:00.000Z';
export const organisation = smallOrganisation();
export const { scripts } = shippedScripts();
export const party = (id: string): Party => ({ id, platform: 'slack', user: id });
export const hanako = party('slack:hanako');
export const tanaka = party('tanaka');
export const direct = { platform: 'slack', channel: 'D-hanako', message: 'm9', direct: true } as const;

export function scriptNamed(id: string) {
  const found = scripts.get(id);
  if (!found) throw new Error(`no script ${id}`);
  return found;
}

export function stored(events: TicketEvent[]): StoredEvent[] {
  return events.map((event, index) => ({
    ...{ seq: index + 1, ticket: 1, version: index + 1, at, request: `r${index}`, event, prev: '', hash: '' },
  }));
}

/** A ticket and the events behind it, so that decisions can be carried on. */
export class Case {
  readonly events: TicketEvent[];
  constructor(
    script = 'malware-symptoms',
    route: 'employee' | 'customer-desk' = 'employee',
    severity: Severity = scriptNamed(script).severity.default,
  ) {
    const { id, version, restricted } = scriptNamed(script);
    this.events = [
      {
        ...{ type: 'opened', reporter: hanako, place: direct, said: { id: 'first', sha256: 'h' }, route, severity },
        ...{ language: 'ja', script: { id, version }, sure: true, candidates: [], restricted },
      },
      ...(scriptNamed(script).pages ? [{ type: 'acknowledged', by: tanaka } as const] : []),
    ];
  }
  get ticket(): Ticket {
    const folded = fold(stored(this.events));
    if (!folded) throw new Error('no ticket');
    return folded;
  }
  known(said?: Said, id = `t${this.events.length}`, earlier?: Known['earlier']): Known {
    return {
      ...{ at, organisation, script: (name: string) => scripts.get(name), asked: scriptNamed(this.ticket.script.id) },
      ...(said ? { said: { id, sha256: 'h' }, words: said } : {}),
      ...(earlier ? { earlier } : {}),
    };
  }
  ask(command: Parameters<typeof decide>[1], known = this.known()): Decision {
    const decision = decide(this.ticket, command, known);
    if ('events' in decision) this.events.push(...decision.events);
    return decision;
  }
  /** As above, with the command's own words stored. */
  try(command: Parameters<typeof decide>[1]): Decision {
    return this.ask(command, this.known('said' in command ? command.said : undefined));
  }
  answers(question: string, answer: string, by = hanako): Decision {
    return this.ask({ type: 'answer-question', ticket: 1, by, question, answer });
  }
  writes(text: string, by = hanako, place: Parameters<typeof note>[3] = direct, more: Partial<Known> = {}): Decision {
    const decision = note(this.ticket, by, 'said', place, { ...this.known({ text }), ...more });
    if ('events' in decision) this.events.push(...decision.events);
    return decision;
  }
  fillsIn(answers: Record<string, string>, more: Partial<Extract<Command, { type: 'fill-in' }>> = {}, known?: Known) {
    const { id, version } = this.ticket.script;
    const said = { text: '', answers };
    const common = { type: 'fill-in' as const, ticket: 1, by: hanako, script: `${id}@${version}`, said };
    return this.ask({ ...common, ...more }, known ?? this.known(said));
  }
  get next(): string | undefined {
    return openQuestion(this.ticket, scriptNamed(this.ticket.script.id))?.id;
  }
}

export const types = (decision: Decision) =>
  'events' in decision ? decision.events.map(({ type }) => type) : decision;
