// What happens to one ticket and makes another one begin or move: a command in the other one's name, once and not twice.
import type { FrontDesk } from './chat/chat.js';
import type { Stage } from './scene.js';
import type { Job, Store } from './store/store.js';
import type { Command } from './ticket/command.js';
import { linkCommand } from './ticket/handling/link.js';

type Moved = Extract<Command, { type: 'take-in' | 'give-back' }>;

export function createBetweenTickets({ store, stage, desk }: { store: Store; stage: Stage; desk: FrontDesk }) {
  /** A note that was split off becomes a report of its own. */
  async function separate(job: Job): Promise<void> {
    const text = job.name.slice('separate/'.length);
    const scene = await stage.set(job.ticket);
    const ticket = scene?.('ja').ticket;
    const note = ticket?.notes.find((one) => one.said.id === text);
    const said = note && (await store.texts(job.ticket)).get(text);
    // Erased meanwhile: there is nothing left to report.
    if (!ticket || !note || !said) return;
    const command = {
      type: 'report',
      by: note.by,
      said,
      route: ticket.route,
      language: ticket.language,
      separatedFrom: job.ticket,
    } as const;
    // The message itself stays an utterance of the first ticket; the new one is answered in the same conversation.
    const place = note.place && { ...note.place, message: undefined };
    await desk.handle({ id: `separate/${job.ticket}/${text}`, command: { ...command, place } });
  }

  /** What happened here is told to another ticket, as a command to it. */
  async function link(job: Job): Promise<void> {
    const [, other, version] = job.name.split('/').map(Number) as [number, number, number];
    const scene = (await stage.set(job.ticket))?.('ja');
    const event = scene?.event(version);
    const command = scene && event && linkCommand(scene.ticket, event, other, scene.said);
    if (!command) return;
    const id = `${job.name}/${job.ticket}`;
    await desk.handle({ id, command });
    if (command.type === 'take-in' || command.type === 'give-back') await mend(id, other, command);
  }

  /** What came late, by another way or in another order must not stand: each ticket itself knows with which one it goes on. */
  async function mend(id: string, main: number, { by, duplicates }: Moved): Promise<void> {
    for (const one of duplicates) {
      const isThere = (await triageOf(main))?.duplicates.includes(one);
      const belongs = await leadsTo(one, main);
      const type = belongs ? 'take-in' : 'give-back';
      if (isThere !== belongs)
        await desk.handle({ id: `${id}/${one}`, command: { type, ticket: main, by, duplicates: [one] } });
    }
  }

  async function leadsTo(ticket: number, main: number): Promise<boolean> {
    const passed = new Set<number>();
    let next = (await triageOf(ticket))?.main;
    while (next !== undefined && next !== main && !passed.has(next)) {
      passed.add(next);
      next = (await triageOf(next))?.main;
    }
    return next === main;
  }

  async function triageOf(ticket: number) {
    return (await stage.set(ticket))?.('ja').ticket.handling.triage;
  }

  return { separate, link };
}
