// Every form about a ticket, by the act of the button that opens it.
import { guarded, maySee } from '../ticket/rights.js';
import { checkActionForm, closeForm, dutiesForm } from './closing-forms.js';
import { escalateForm } from './escalation-card.js';
import { evidenceForm, evidenceHandForm, evidenceLackingForm } from './evidence-form.js';
import { scriptForm } from './forms.js';
import { handOverForm } from './hand-over-form.js';
import { hearingForm, readHearingForm } from './hearing-form.js';
import { decideForm, noteForm } from './record-blocks.js';
import { tellReporterForm } from './relay-card.js';
import { returnStatementForm, statementForm, withdrawStatementForm } from './statement-forms.js';
import { addTaskForm, assignForm } from './task-form.js';
import type { TicketForm } from './ticket-form.js';
import { answerForm, triageForm } from './triage-form.js';
import { returnWarningForm, warnForm, withdrawWarningForm } from './warning-forms.js';

export const ticketForms: Record<string, TicketForm> = {
  'wrong-script': {
    draw: (scene) => scriptForm(scene.ticket.number, scene.scriptsNow(), scene.language),
    read({ ticket, by, values }) {
      return values.script ? { type: 'choose-script', ticket, by, script: values.script } : undefined;
    },
  },
  close: closeForm,
  duties: dutiesForm,
  'check-action': checkActionForm,
  details: {
    unless({ organisation, ticket }, by) {
      if (!maySee(organisation, guarded(ticket), by.id)) return 'not-your-ticket';
      return ticket.phase.is === 'closed' ? 'ticket-closed' : undefined;
    },
    draw: hearingForm,
    read: ({ ticket, by, context, values }) => readHearingForm(ticket, by, context.script ?? '', values),
  },
  note: noteForm,
  decide: decideForm,
  'hand-over': handOverForm,
  assign: assignForm,
  evidence: evidenceForm,
  'evidence-hand': evidenceHandForm,
  'evidence-lacking': evidenceLackingForm,
  'task-add': addTaskForm,
  triage: triageForm,
  answer: answerForm,
  warn: warnForm,
  'return-warning': returnWarningForm,
  'withdraw-warning': withdrawWarningForm,
  statement: statementForm,
  'return-statement': returnStatementForm,
  'withdraw-statement': withdrawStatementForm,
  'tell-reporter': tellReporterForm,
  escalate: escalateForm,
};
