// The warning to staff: the card that is approved, and the one that everybody reads.
import type { Platform } from '../ticket/event.js';
import { staffPlatforms } from '../ticket/handling/plan-warning.js';
import type { Warning } from '../ticket/handling/warning.js';
import { type Block, type Button, type Card, line, note, text, title } from './card.js';
import { aside, comma, labelled, personIn, type Scene, ticketName, timeIn, wordsOf } from './scene.js';
import { type WarningWords, warningWordsOf } from './warning-words.js';

const platformNames: Record<Platform, string> = { slack: 'Slack', teams: 'Microsoft Teams', web: 'Web' };

/** For commanders: the text, how it stands, and what can be done about it. */
export function warningCard(scene: Scene, warning: Warning): Card {
  const { ticket, language, organisation } = scene;
  const words = warningWordsOf(language);
  const name = ticketName(ticket.number);
  const heading = warning.state.is === 'drafted' ? words.draftTitle(name) : words.cardTitle(name);
  return {
    tone: warning.state.is === 'drafted' ? 'alert' : warning.state.is === 'withdrawn' ? 'done' : 'calm',
    summary: [heading],
    blocks: [
      title(heading),
      ...(warning.corrects ? [note(words.correction)] : []),
      ...bothTexts(scene, warning),
      note(
        labelled(words.by, language),
        personIn(scene, warning.by.id),
        aside(timeIn(organisation, warning.draftedAt), language),
      ),
      ...stateBlocks(scene, warning, words),
      ...warning.failed.map(({ platform, reason }) =>
        text({ strong: words.notPosted(platformNames[platform], reason) }),
      ),
      { type: 'buttons', buttons: buttons(scene, warning, words) },
    ],
  };
}

/** An older draft, or one of a case that was restricted meanwhile, says no more than that. */
export function warningNews(scene: Scene, id: string, version: number, closedDoor: boolean): Card | undefined {
  const words = warningWordsOf(scene.language);
  const name = ticketName(scene.ticket.number);
  const warning = scene.ticket.handling.warnings.find((one) => one.id === id);
  if (!warning) return undefined;
  if (closedDoor) return line('plain', words.closedDoor(name));
  return warning.version === version ? warningCard(scene, warning) : line('plain', words.superseded(name));
}

/** What became of it, told as a message of its own. */
export function warningMoved(scene: Scene, id: string, closedDoor: boolean): Card | undefined {
  const warning = scene.ticket.handling.warnings.find((one) => one.id === id);
  if (!warning || closedDoor) return undefined;
  const words = warningWordsOf(scene.language);
  const heading = words.cardTitle(ticketName(scene.ticket.number));
  return {
    tone: warning.failed.length > 0 ? 'alert' : 'plain',
    summary: [heading],
    blocks: [
      text({ strong: heading }),
      ...stateBlocks(scene, warning, words),
      ...warning.failed.map(({ platform, reason }) =>
        text({ strong: words.notPosted(platformNames[platform], reason) }),
      ),
    ],
  };
}

function bothTexts(scene: Scene, { said: ref }: Warning): Block[] {
  const said = scene.said(ref);
  if (!said) return [note(wordsOf(scene.language).textErased)];
  const texts = [said.text, said.fields?.en ?? ''];
  if (scene.language === 'en') texts.reverse();
  return texts.filter(Boolean).map((words) => ({ type: 'quote', said: words }));
}

function stateBlocks(scene: Scene, { id, state, reminded }: Warning, words: WarningWords): Block[] {
  const { language, organisation, reads } = scene;
  const why = (ref: Parameters<Scene['said']>[0]): Block[] => {
    const said = scene.said(ref)?.text;
    return said ? [text(labelled(words.why, language), { said })] : [];
  };
  const who = (by: { id: string }, at: string) => [
    ...(language === 'ja' ? [] : [' ']),
    personIn(scene, by.id),
    aside(timeIn(organisation, at), language),
  ];
  switch (state.is) {
    case 'drafted':
      return [text(words.needsSecond)];
    case 'returned':
      return [text(words.returned, ...who(state.by, state.at)), ...why(state.said)];
    case 'posted':
      return [
        text(
          words.posted(
            staffPlatforms(organisation)
              .map((one) => platformNames[one])
              .join(comma(language)),
          ),
          ...who(state.by, state.at),
        ),
        text(readText(scene, id, words)),
        ...(reminded.length > 0 ? [note(words.reminded(reminded.length))] : []),
        ...(state.correctedBy ? [text(words.corrected)] : []),
      ];
    case 'withdrawn':
      return [text(words.withdrawn, ...who(state.by, state.at)), ...why(state.said), note(words.read(reads(id)))];
  }
}

function readText({ organisation, reads }: Scene, id: string, words: WarningWords): string {
  const { employees } = organisation;
  return employees === undefined ? words.read(reads(id)) : words.readOf(reads(id), employees);
}

function buttons({ ticket }: Scene, { id, version, state }: Warning, words: WarningWords): Button[] {
  const name = ticketName(ticket.number);
  const button = (act: Button['act'], label: string, of = id): Button => ({ act, label, ticket: name, about: { of } });
  switch (state.is) {
    case 'drafted':
      return [
        // Only the text that was read is approved.
        { ...button('approve-warning', words.approve, `${id}@${version}`), style: 'primary' },
        button('return-warning', words.sendBack),
        button('warn', words.edit),
      ];
    case 'returned':
      return [button('warn', words.edit)];
    case 'posted':
      return state.correctedBy
        ? []
        : [
            button('remind-warning', words.remind),
            button('warn', words.correct),
            button('withdraw-warning', words.withdraw),
          ];
    case 'withdrawn':
      return [];
  }
}

/** How the warnings stand, on the ticket's card. */
export function warningFacts(scene: Scene): Block[] {
  const { ticket, language } = scene;
  const words = warningWordsOf(language);
  const facts = ticket.handling.warnings.map((one) => ({
    label: words.factWarning,
    value: [words.state[one.state.is]],
  }));
  return facts.length === 0 ? [] : [{ type: 'facts', facts }];
}

/**
 * What the staff reads, in both languages.
 * @param part text, withdrawn, or reminder-1 and so on
 */
export function staffCard(scene: Scene, id: string, part: string): Card | undefined {
  const warning = scene.ticket.handling.warnings.find((one) => one.id === id);
  if (!warning || warning.state.is === 'drafted' || warning.state.is === 'returned') return undefined;
  const { language, ticket } = scene;
  const words = warningWordsOf(language);
  const ticketShown = ticketName(ticket.number);
  const read: Block = {
    type: 'buttons',
    buttons: [
      { act: 'read-warning', label: words.iHaveRead, ticket: ticketShown, about: { of: id }, style: 'primary' },
    ],
  };
  const { state } = warning;
  if (state.is === 'withdrawn') {
    const said = scene.said(state.said)?.text;
    return {
      tone: 'done',
      summary: [words.staffWithdrawn],
      blocks: [text({ strong: words.staffWithdrawn }), ...(said ? [text({ said })] : [])],
    };
  }
  if (state.correctedBy) return line('done', words.staffCorrected);
  if (part !== 'text') return { tone: 'plain', summary: [words.reminder], blocks: [text(words.reminder), read] };
  return {
    tone: 'alert',
    summary: [words.staffTitle],
    blocks: [
      title(words.staffTitle),
      ...(warning.corrects ? [text({ strong: words.staffCorrection })] : []),
      ...bothTexts(scene, warning),
      text(words.staffFoot),
      read,
      note(readText(scene, id, words)),
    ],
  };
}
