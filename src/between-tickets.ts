// What happens to one ticket and makes another one begin or move: a command in the other one's name, once and not twice.
import type { FrontDesk } from './chat/chat.js';
import type { Stage } from './scene.js';
import type { Job, Store } from './store/store.js';
import { linkCommand } from './ticket/handling/link.js';

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
    if (command) await desk.handle({ id: `${job.name}/${job.ticket}`, command });
  }

  return { separate, link };
}
