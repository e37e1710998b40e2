// From acknowledgement to closing: what the seed calls triage and response. Each part has a file of its own; here they are one. Pure.
import { afterChannel, type Channel, type ChannelCommand, type ChannelEvent } from './channel.js';
import type { ClosingCommand, ClosingEvent } from './closing.js';
import {
  afterEscalation,
  type Escalation,
  type EscalationCommand,
  type EscalationEvent,
  notEscalated,
} from './escalation.js';
import {
  afterEvidence,
  type EvidenceCommand,
  type EvidenceEvent,
  type EvidenceRegister,
  emptyRegister,
} from './evidence.js';
import { afterHandOver, type HandOver, type HandOverCommand, type HandOverEvent } from './hand-over.js';
import {
  afterRecord,
  emptyRecord,
  type RecordCommand,
  type RecordEvent,
  type Recorded,
  type TicketRecord,
} from './record.js';
import {
  afterRelay,
  afterReporterWrote,
  nothingRelayed,
  type Relay,
  type RelayCommand,
  type RelayEvent,
} from './relay.js';
import { afterStatement, type Statement, type StatementCommand, type StatementEvent } from './statement.js';
import { afterTask, type Task, type TaskCommand, type TaskEvent } from './tasks.js';
import {
  afterTriage,
  movedBy,
  type Triage,
  type Triageable,
  type TriageCommand,
  type TriageEvent,
  untriaged,
} from './triage.js';
import { afterWarning, type Warning, type WarningCommand, type WarningEvent } from './warning.js';

export type HandlingEvent =
  | RecordEvent
  | RelayEvent
  | EscalationEvent
  | TaskEvent
  | EvidenceEvent
  | HandOverEvent
  | TriageEvent
  | WarningEvent
  | StatementEvent
  | ChannelEvent
  | ClosingEvent;
export type HandlingCommand =
  | RecordCommand
  | RelayCommand
  | EscalationCommand
  | TaskCommand
  | EvidenceCommand
  | HandOverCommand
  | TriageCommand
  | WarningCommand
  | StatementCommand
  | ChannelCommand
  | ClosingCommand;

/** The part of a ticket that its handling moves. */
export interface Handling {
  record: TicketRecord;
  relay: Relay;
  escalation: Escalation;
  /** Those that somebody did something with, and those that were added. */
  tasks: Task[];
  evidence: EvidenceRegister;
  /** The newest last; it may wait for an answer. */
  handOvers: HandOver[];
  warnings: Warning[];
  /** To the press. */
  statements: Statement[];
  /** Absent until somebody asks for one. */
  channel?: Channel;
  triage: Triage;
  /** Who outside must be told was considered. */
  duties: Recorded[];
}

export const unhandled: Handling = {
  record: emptyRecord,
  relay: nothingRelayed,
  escalation: notEscalated,
  tasks: [],
  evidence: emptyRegister,
  handOvers: [],
  warnings: [],
  statements: [],
  triage: untriaged,
  duties: [],
};

/** What of a ticket its handling may change. */
export type Handled = Triageable & { handling: Handling; talkedAt: string };

/** The reporter wrote something, at this version. */
export function afterReporter(handling: Handling, version: number): Handling {
  return { ...handling, relay: afterReporterWrote(handling.relay, version) };
}

/** What the desk writes to the reporter is talk about the ticket too. */
function relayBy(handling: Handling, event: RelayEvent, version: number, at: string) {
  const relay = afterRelay(handling.relay, event, version, at);
  return { handling: { ...handling, relay }, ...(event.type === 'told-reporter' ? { talkedAt: at } : {}) };
}

function channelBy(handling: Handling, event: ChannelEvent, version: number): { channel?: Channel } {
  const channel = afterChannel(handling.channel, event, version);
  return channel ? { channel } : {};
}

/** What a ticket is after an event of its handling. Never throws on any stored sequence. */
export function afterHandling<T extends Handled>(ticket: T, event: HandlingEvent, at: string, version: number): T {
  const { handling } = ticket;
  switch (event.type) {
    case 'decided':
    case 'stated':
      return { ...ticket, handling: { ...handling, record: afterRecord(handling.record, event, at) } };
    case 'ciso-informed':
    case 'escalated':
    case 'package-sent':
    case 'package-failed':
      return {
        ...ticket,
        handling: { ...handling, escalation: afterEscalation(handling.escalation, event, at, version) },
      };
    case 'told-reporter':
    case 'relay-arrived':
    case 'relay-failed':
      return { ...ticket, ...relayBy(handling, event, version, at) };
    case 'duties-considered': {
      const { by, said } = event;
      return { ...ticket, handling: { ...handling, duties: [...handling.duties, { by, said, at }] } };
    }
    case 'action-checked':
    case 'task-added':
    case 'task-assigned':
    case 'task-settled':
    case 'task-reopened':
    case 'task-reminded':
      return { ...ticket, handling: { ...handling, tasks: afterTask(handling.tasks, event, at, version) } };
    case 'channel-asked':
    case 'channel-opened':
    case 'channel-failed':
    case 'channel-archived':
      return { ...ticket, handling: { ...handling, ...channelBy(handling, event, version) } };
    case 'warning-drafted':
    case 'warning-returned':
    case 'warning-approved':
    case 'warning-failed':
    case 'warning-reminded':
    case 'warning-withdrawn':
      return { ...ticket, handling: { ...handling, warnings: afterWarning(handling.warnings, event, at, version) } };
    case 'statement-drafted':
    case 'statement-returned':
    case 'statement-approved':
    case 'statement-withdrawn': {
      const statements = afterStatement(handling.statements, event, at, version);
      return { ...ticket, handling: { ...handling, statements } };
    }
    case 'evidence-taken':
    case 'evidence-handed':
    case 'evidence-hashed':
    case 'evidence-lacking':
      return { ...ticket, handling: { ...handling, evidence: afterEvidence(handling.evidence, event, at, version) } };
    case 'hand-over-asked':
    case 'hand-over-reminded':
    case 'hand-over-declined':
    case 'handed-over':
      return { ...ticket, handling: { ...handling, handOvers: afterHandOver(handling.handOvers, event, at, version) } };
    case 'triaged':
    case 'target-passed':
    case 'taken-in':
    case 'given-back':
    case 'unmerged':
    case 'main-moved': {
      const triage = afterTriage(handling.triage, event, at);
      return { ...ticket, ...movedBy(event, version, ticket), handling: { ...handling, triage } };
    }
  }
}
