// A story as far as it was told, and what every step of it needs.
import type { Command } from '../../src/ticket/command.js';
import type { Language, Place } from '../../src/ticket/event.js';
import type { Button, Card } from '../../src/view/card.js';
import type { Form } from '../../src/view/form.js';
import { ticketNumber } from '../../src/view/scene.js';
import { directChannel } from './chat.js';
import type { World } from './desk.js';
import type { Heard } from './story-record.js';
import { employees, type Stage } from './story-stage.js';

/** A mistake in the story itself, told with its line. */
export class StoryFault extends Error {
  override readonly name = 'StoryFault';
}

/** A story as far as it was told. */
export interface Telling {
  stage: Stage;
  world: World;
  heard: Heard[];
  last: { command: Command; id: string } | undefined;
  messages: { by: string; place: Place }[];
  /** The forms that lie open, by the person before whom. */
  forms?: Record<string, Form | undefined>;
}

/** Hands the command in, and notes what the person alone is told. */
export async function ask(telling: Telling, by: string, command: Command, id?: string): Promise<undefined> {
  const { world, heard } = telling;
  const request = id ?? `story/${world.clock.uuid()}`;
  telling.last = { command, id: request };
  const outcome = await world.ask(command, request);
  const party = world.party(by);
  const language = await world.frontDesk.language(party, profileOf(by)?.language);
  const card = await world.frontDesk.reply(outcome, language);
  if (card) hear(telling, by, card);
  if (outcome.is === 'repeated') heard.push({ by, note: 'this was handled already', at: world.clock.now() });
  return undefined;
}

/** What the person alone is told. */
export function hear({ heard, world }: Telling, by: string, card: Card): void {
  heard.push({ by, card, at: world.clock.now() });
}

export function profileOf(user: string): { name: string; language: Language } | undefined {
  return user in employees ? employees[user as keyof typeof employees] : undefined;
}

/** The newest button of this kind that stands before the person. */
export function buttonBefore(telling: Telling, by: string, fits: (button: Button) => boolean): Button | undefined {
  const known = telling.world.organisation.people.some((person) => person.id === by);
  return anyButton(telling, fits, [directChannel(by), ...(known ? ['desk'] : []), 'general', 'staff']);
}

/** The newest button of this kind, wherever it stands. */
export function anyButton(
  { stage }: Telling,
  fits: (button: Button) => boolean,
  channels?: string[],
): Button | undefined {
  return stage
    .messages()
    .filter((message) => !channels || channels.includes(message.channel))
    .flatMap((message) => message.card.blocks)
    .flatMap((block) => (block.type === 'buttons' ? block.buttons : block.type === 'choice' ? [block.button] : []))
    .findLast(fits);
}

/** The button of this act below the words, on the newest message that has both: lists have many alike. */
export function buttonBelow(telling: Telling, by: string, act: string, words: string): Button | undefined {
  const { stage, world } = telling;
  const known = world.organisation.people.some((person) => person.id === by);
  const channels = [directChannel(by), ...(known ? ['desk'] : [])];
  const messages = stage.messages().filter((message) => channels.includes(message.channel));
  for (const { card } of messages.reverse()) {
    const at = card.blocks.findIndex((block) => JSON.stringify(block).includes(words));
    const found = card.blocks
      .slice(Math.max(at, 0))
      .flatMap((block) => (block.type === 'buttons' ? block.buttons : block.type === 'choice' ? [block.button] : []))
      .find((one) => one.act === act);
    if (at >= 0 && found) return found;
  }
  return undefined;
}

export function numberOf(name: string): number {
  const number = ticketNumber(name);
  if (number === undefined) throw new StoryFault(`"${name}" is no ticket`);
  return number;
}
