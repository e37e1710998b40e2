// The ticket in its own channel, the last word there, and what whoever asked for one is told when it cannot be had.
import type { ChannelEvent } from '../ticket/handling/channel.js';
import { type Card, note, text, title } from './card.js';
import { channelWordsOf } from './channel-words.js';
import { commanderRows, contents, deskTones, kindText, state } from './desk-card.js';
import { handOverLine } from './hand-over-form.js';
import { saidBlocks } from './report-blocks.js';
import { labelled, type Scene, severityText, ticketName, wordsOf } from './scene.js';

/** @param part card, or closed-<version>: nothing is left of it once the ticket is open again */
export function channelCard(scene: Scene, part: string): Card | undefined {
  const { ticket, language } = scene;
  const words = channelWordsOf(language);
  const name = ticketName(ticket.number);
  if (part !== 'card') return lastWord(scene, name);
  const heading = `${name} ${kindText(scene)}`;
  return {
    tone: deskTones[ticket.phase.is],
    summary: [`${heading} ${severityText(ticket.severity, language)} `, ...state(scene)],
    blocks: [
      title(heading),
      text(...state(scene)),
      ...handOverLine(scene),
      ...contents(scene),
      note(words.lead),
      ...commanderRows(scene),
    ],
  };
}

function lastWord(scene: Scene, name: string): Card | undefined {
  const { ticket, language } = scene;
  if (ticket.phase.is !== 'closed') return undefined;
  const words = channelWordsOf(language);
  const ended = saidBlocks(scene, ticket.phase.said);
  return {
    tone: 'done',
    summary: [words.closed(name)],
    blocks: [
      title(words.closed(name)),
      text(...state(scene)),
      ...(ended.length > 0 ? [note(wordsOf(language).closingWords), ...ended] : []),
      text(words.closedLead),
    ],
  };
}

export function noChannelCard(
  { ticket, language }: Scene,
  { reason }: Extract<ChannelEvent, { type: 'channel-failed' }>,
): Card {
  const words = channelWordsOf(language);
  const closed = ticket.phase.is === 'closed';
  const heading = (closed ? words.notArchived : words.failed)(ticketName(ticket.number));
  const why = reasons.find(({ is }) => is.test(reason))?.word;
  return {
    tone: 'alert',
    summary: [heading],
    blocks: [
      title(heading),
      ...(why ? [text(words[why])] : []),
      text(closed ? words.notArchivedLead : words.failedLead),
      note(labelled(words.says, language), { said: reason }),
    ],
  };
}

const reasons: { is: RegExp; word: 'noScope' | 'tooMany' | 'gone' | 'notAllowed' }[] = [
  { is: /^missing_scope$|^not_allowed_token_type$/, word: 'noScope' },
  { is: /^too_many|^max_channels|_limit/, word: 'tooMany' },
  { is: /^channel_not_found$|^is_archived$|^not_in_channel$/, word: 'gone' },
  { is: /^restricted|^no_permission$|^access_denied$|_not_allowed$|^not_authorized$/, word: 'notAllowed' },
];
