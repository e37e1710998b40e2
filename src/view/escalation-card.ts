// What the CISO and the desk read when a ticket goes beyond the commanders, and the form that hands it over.
import { mayReceive } from '../ticket/handling/decide-escalation.js';
import type { EscalationEvent, Handed, Receiver } from '../ticket/handling/escalation.js';
import { type Card, type Inline, note, text, title } from './card.js';
import { commanderButtons, kindText, state } from './desk-card.js';
import { receiverIn } from './escalation-facts.js';
import { escalationWordsOf } from './escalation-words.js';
import { factBlocks } from './fact-blocks.js';
import { longText, onTicket } from './forms.js';
import { fileBlock } from './package.js';
import { reportFacts, saidBlocks } from './report-blocks.js';
import { labelled, personIn, type Scene, severityText, ticketName, timeIn } from './scene.js';
import { filledIn, type TicketForm, unlessOpenAndCommander } from './ticket-form.js';

type Of<T extends EscalationEvent['type']> = Extract<EscalationEvent, { type: T }>;

/** Not a page: it rings nobody out of bed to answer, but has the facts and the buttons. */
export function cisoCard(scene: Scene, { severity, why }: Of<'ciso-informed'>): Card {
  const { ticket, language } = scene;
  const words = escalationWordsOf(language);
  const heading = words.cisoTitle(ticketName(ticket.number));
  const kind = `${severityText(severity, language)} ${kindText(scene)}`;
  return {
    tone: why === 'overdue' ? 'alert' : 'calm',
    summary: [`${heading} ${kind}`],
    blocks: [
      title(heading),
      text({ strong: kind }),
      text(why === 'overdue' ? words.cisoOverdue : words.cisoLead),
      text(...state(scene)),
      reportFacts(scene),
      ...saidBlocks(scene, ticket.said),
      ...factBlocks(scene),
      { type: 'buttons', buttons: commanderButtons(scene) },
    ],
  };
}

/** To whom it went, what was asked, and the size and hash of what was sent; behind a closed door only that it went. */
export function handedCard(
  scene: Scene,
  { by, to, said }: Of<'escalated'>,
  version: number,
  closedDoor: boolean,
): Card {
  const { ticket, language } = scene;
  const heading = labelled(escalationWordsOf(language).handed(ticketName(ticket.number)), language);
  const handed = ticket.handling.escalation.handed.find((one) => one.version === version);
  const whom = closedDoor ? [] : [receiverIn(scene, to)];
  return {
    tone: handed?.failed === undefined ? 'calm' : 'alert',
    summary: [heading, ...whom],
    blocks: [
      text({ strong: heading }, ...whom, ' — ', personIn(scene, by.id)),
      ...(closedDoor ? [] : saidBlocks(scene, said)),
      note(...howFar(scene, handed, closedDoor)),
      ...(closedDoor ? [] : [fileBlock(scene)]),
    ],
  };
}

function howFar({ language, organisation }: Scene, handed: Handed | undefined, closedDoor: boolean): Inline[] {
  const words = escalationWordsOf(language);
  if (handed?.sent) {
    const { at, bytes, sha256, file } = handed.sent;
    if (closedDoor) return [words.gone(timeIn(organisation, at))];
    const asFile = file === undefined ? '' : `\n${file}`;
    return [words.sent(timeIn(organisation, at), bytes), `${asFile}\nSHA-256 ${sha256}`];
  }
  return [handed?.failed === undefined ? words.onItsWay : words.notSent];
}

export function notHandedCard({ ticket, language }: Scene, { reason }: Of<'package-failed'>): Card {
  const words = escalationWordsOf(language);
  const heading = words.failed(ticketName(ticket.number));
  return {
    tone: 'alert',
    summary: [heading],
    blocks: [text({ strong: heading }), text(words.failedLead), note(labelled(words.says, language), { said: reason })],
  };
}

export const escalateForm: TicketForm = {
  unless: unlessOpenAndCommander,
  draw(scene) {
    const { ticket, language } = scene;
    const words = escalationWordsOf(language);
    return {
      ...onTicket('escalate', ticket.number, language),
      title: words.formTitle,
      intro: words.formIntro,
      fields: [
        { type: 'choice', id: 'to', label: words.formTo, required: true, options: receivers(scene) },
        longText('what', words.formWhat, { hint: words.formWhatHint }),
      ],
    };
  },
  read(filled) {
    const [text, whom] = [filledIn(filled, 'what'), filledIn(filled, 'to')];
    const [, kind, id] = /^(partner|person):(.+)$/.exec(whom ?? '') ?? [];
    if (!text || !id) return undefined;
    const to: Receiver = kind === 'partner' ? { partner: id } : { person: id };
    return { type: 'escalate', ticket: filled.ticket, by: filled.by, to, said: { text } };
  },
};

/** Partners first, then whoever has a role: IT, the CISO, public relations. */
function receivers({ ticket, organisation, language }: Scene): { id: string; label: string }[] {
  const words = escalationWordsOf(language);
  const partners = (organisation.partners ?? []).map(({ id, name }) => ({
    id: `partner:${id}`,
    label: words.byMail(name),
  }));
  const people = organisation.people
    .filter(({ id }) => mayReceive(ticket, { person: id }, organisation))
    .map(({ id, name }) => ({ id: `person:${id}`, label: words.byMessage(name) }));
  return [...partners, ...people];
}
