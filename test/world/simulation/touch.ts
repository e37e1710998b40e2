// Presses a button that stands on a card, as a platform would: what it asks for at once, or the form that opens, filled in.
import { commandOf, formBehind } from '../../../src/chat/pressed.js';
import { personById } from '../../../src/paging/organisation.js';
import type { Command } from '../../../src/ticket/command.js';
import { commandWithoutTicket } from '../../../src/ticket/command.js';
import type { Party } from '../../../src/ticket/event.js';
import { guarded, maySee } from '../../../src/ticket/rights.js';
import { fold } from '../../../src/ticket/ticket.js';
import type { Button, Card } from '../../../src/view/card.js';
import type { Field, Form } from '../../../src/view/form.js';
import { ticketNumber } from '../../../src/view/scene.js';
import { directChannel } from '../chat.js';
import type { Step } from './history.js';
import { INJECTED } from './ports.js';
import type { Site } from './site.js';

type Touch = Extract<Step, { do: 'touch' }>;

/** undefined: there is no such button, or no form that this person may open. */
export async function touched(site: Site, step: Touch): Promise<Command | undefined> {
  const by = site.party(step.by);
  const all = site.chats.get(by.platform)?.messages() ?? [];
  // Mostly what they can read; sometimes what they got hold of by other ways.
  const own = all.filter(({ channel }) => readsThere(site, by, channel));
  const standing = step.message % 3 === 0 || own.length === 0 ? all : own;
  const withButtons = standing.map(({ card }) => buttonsOf(card)).filter((all) => all.length > 0);
  const buttons = withButtons[step.message % Math.max(withButtons.length, 1)] ?? [];
  const button = buttons[step.button % Math.max(buttons.length, 1)];
  if (!button) return undefined;
  const { act, about = {} } = button;
  const ticket = ticketNumber(button.ticket);
  const asked = formBehind(act, ticket, about);
  if (!asked) return ticket ? commandOf(act, ticket, about, by) : commandWithoutTicket(act, about.of, by);
  const { life, world } = await site.seat(step.to[0] ?? 0);
  const opening = world.frontDesk.form(asked, by, 'ja').catch((error: Error) => {
    if (!error.message.includes(INJECTED)) site.surprises.push(`form ${act}: ${error.stack ?? error.message}`);
  });
  const form = await Promise.race([opening, life.over]);
  if (!form || 'is' in form) return undefined;
  await checkReader(site, form, ticket, by.id);
  const values = Object.fromEntries(form.fields.map((field) => [field.id, filled(field, step)]));
  return world.frontDesk.readForm(form.id, form.context, values, by);
}

function readsThere(site: Site, { id, user }: Party, channel: string): boolean {
  if (channel.startsWith('D-')) return channel === directChannel(user);
  return channel !== 'desk' || personById(site.organisation(), id) !== undefined;
}

function buttonsOf({ blocks }: Card): Button[] {
  return blocks.flatMap((block) =>
    block.type === 'buttons' ? block.buttons : block.type === 'choice' ? [block.button] : [],
  );
}

async function checkReader(site: Site, form: Form, number: number | undefined, reader: string): Promise<void> {
  const ticket = number && fold(await site.store.events(number));
  if (!ticket || !/tok\d+end/.test(JSON.stringify(form)) || maySee(site.organisation(), guarded(ticket), reader))
    return;
  site.surprises.push(`the form ${form.id} of DESK-${number} shows its words to ${reader}`);
}

/** A time or a date where one is asked for would be drawn too rarely: one in three is a plain one. */
function filled(field: Field, { words, button }: Touch): string {
  if (field.type === 'text') return button % 3 === 0 ? (field.value ?? words) : button % 3 === 1 ? words : '明日 10:00';
  const options = field.options.map(({ id }) => id);
  return options[button % Math.max(options.length, 1)] ?? '';
}
