// What the handling of a ticket adds to a commander's card: each part draws its own blocks and buttons, here they are put in order.
import { hasChannel } from '../ticket/handling/channel.js';
import { deservesChannel } from '../ticket/handling/channel-people.js';
import type { Block, Button } from './card.js';
import { channelFacts } from './channel-facts.js';
import { channelWordsOf } from './channel-words.js';
import { closingBlocks } from './closing-blocks.js';
import { closingWordsOf } from './closing-words.js';
import { handedFacts } from './escalation-facts.js';
import { escalationWordsOf } from './escalation-words.js';
import { evidenceCount, hasEvidence } from './evidence-board.js';
import { evidenceWordsOf } from './evidence-words.js';
import { handOverWordsOf } from './hand-over-words.js';
import { recordBlocks } from './record-blocks.js';
import { recordWordsOf } from './record-words.js';
import { relayWordsOf } from './relay-words.js';
import { type Scene, ticketName, wordsOf } from './scene.js';
import { statementFacts } from './statement-card.js';
import { statementWordsOf } from './statement-words.js';
import { taskCount } from './task-board.js';
import { taskWordsOf } from './task-words.js';
import { triageBlocks } from './triage-blocks.js';
import { triageWordsOf } from './triage-words.js';
import { warningFacts } from './warning-card.js';
import { warningWordsOf } from './warning-words.js';

export function handlingBlocks(scene: Scene): Block[] {
  return [
    ...triageBlocks(scene),
    ...recordBlocks(scene),
    ...boardLines(scene),
    ...warningFacts(scene),
    ...statementFacts(scene),
    ...handedFacts(scene),
    ...channelFacts(scene),
    ...closingBlocks(scene),
  ];
}

/** How far tasks and evidence are; the lists stand below the card. */
function boardLines(scene: Scene): Block[] {
  const { ticket, language } = scene;
  if (ticket.phase.is !== 'held' && ticket.phase.is !== 'closed') return [];
  const tasks = taskCount(scene);
  const facts = [
    ...(tasks === undefined ? [] : [{ label: taskWordsOf(language).tasks, value: [tasks] }]),
    ...(hasEvidence(scene) ? [{ label: evidenceWordsOf(language).evidence, value: [evidenceCount(scene)] }] : []),
  ];
  return facts.length > 0 ? [{ type: 'facts', facts }] : [];
}

/** What whoever has the ticket does first and most. */
export function handlingButtons({ ticket, language }: Scene): Button[] {
  const name = ticketName(ticket.number);
  const isNext = ticket.handling.triage.count === 0;
  return [
    { act: 'triage', label: triageWordsOf(language).triage, ticket: name, ...(isNext ? { style: 'primary' } : {}) },
    { act: 'tell-reporter', label: relayWordsOf(language).write, ticket: name },
    { act: 'note', label: wordsOf(language).writeNote, ticket: name },
  ];
}

/** What is needed now and then: a row of its own, so that a phone is not full of buttons. */
export function furtherButtons({ ticket, language, organisation }: Scene): Button[] {
  const name = ticketName(ticket.number);
  // The press asks about what is serious; elsewhere the row stays short.
  const isPublic = ticket.severity <= 'SEV2' || ticket.handling.statements.length > 0;
  return [
    { act: 'answer', label: triageWordsOf(language).answer, ticket: name },
    { act: 'decide', label: recordWordsOf(language).decide, ticket: name },
    { act: 'duties', label: closingWordsOf(language).considerDuties, ticket: name },
    { act: 'warn', label: warningWordsOf(language).warn, ticket: name },
    { act: 'escalate', label: escalationWordsOf(language).escalate, ticket: name },
    ...(isPublic ? [{ act: 'statement' as const, label: statementWordsOf(language).statement, ticket: name }] : []),
    { act: 'hand-over', label: handOverWordsOf(language).handOver, ticket: name },
    ...(deservesChannel(ticket, organisation) && !hasChannel(ticket.handling.channel)
      ? [{ act: 'open-channel' as const, label: channelWordsOf(language).open, ticket: name }]
      : []),
  ];
}
