// Sets a scene: loads a ticket and everything a card about it may show.
import type { Catalogue } from './catalogue.js';
import type { Names } from './names.js';
import type { Organisation } from './paging/organisation.js';
import { personById } from './paging/organisation.js';
import type { Script } from './script/schema.js';
import type { Store } from './store/store.js';
import type { Language, PersonId, ScriptRef, StoredEvent } from './ticket/event.js';
import type { Receiver } from './ticket/handling/escalation.js';
import type { Surface } from './ticket/surface.js';
import { fold, type Ticket } from './ticket/ticket.js';
import type { Tickets } from './tickets.js';
import type { Scene } from './view/scene.js';

export interface Stage {
  /** Everything about a ticket except the reader's language; undefined when there is no such ticket. */
  /**
   * @param asked.upTo as it stood with the event of this version; absent: as it is now
   * @param asked.reportersOwn for a card that the reporter alone reads, which names nobody from outside desk.yml and counts no other report
   */
  set(
    ticket: number,
    asked?: { upTo?: number; reportersOwn?: boolean },
  ): Promise<((language: Language) => Scene) | undefined>;
  /** The language of whoever reads this surface. */
  readerOf(ticket: Ticket, surface: Surface): Language;
  /** The language of a package. */
  languageOfReceiver(to: Receiver): Language;
}

/** @param nameOf what somebody outside desk.yml is called; without it, as far as it is known already */
export function createStage(
  store: Store,
  tickets: Tickets,
  catalogue: Catalogue,
  organisation: Organisation,
  nameOf: Names['nameOf'] = async ({ platform, user }) => (await store.contact(platform, user))?.name,
): Stage {
  const set: Stage['set'] = async (number, { upTo, reportersOwn } = {}) => {
    const found = await history(number, upTo);
    if (!found) return undefined;
    const { ticket, events } = found;
    const [texts, scripts, names, alike, reads] = await Promise.all([
      store.texts(number),
      scriptsOf(events),
      reportersOwn ? new Map<PersonId, string>() : namesOf(ticket),
      reportersOwn ? [] : store.gatheredUnder(number),
      ticket.handling.warnings.length > 0 ? store.warningReads(number) : new Map<string, number>(),
    ]);
    const script = (ref: ScriptRef) => {
      const found = scripts.get(keyOf(ref));
      if (!found) throw new Error(`script ${keyOf(ref)} is not named by ticket ${number}`);
      return found;
    };
    return (language) => ({
      ticket,
      organisation,
      language,
      said: (ref) => texts.get(ref.id),
      script,
      scriptNow: catalogue.now,
      scriptsNow: catalogue.all,
      names,
      alike,
      event: (version) => events[version - 1]?.event,
      when: (version) => events[version - 1]?.at,
      reads: (warning) => reads.get(warning) ?? 0,
      refusedAttempts: events.filter(({ event }) => event.type === 'attempt-refused').length,
    });
  };

  async function history(number: number, upTo?: number) {
    const whole = await tickets.history(number);
    if (!whole || upTo === undefined) return whole;
    const events = whole.events.slice(0, upTo);
    const ticket = fold(events);
    return ticket && { ticket, events };
  }

  async function scriptsOf(events: StoredEvent[]): Promise<Map<string, Script>> {
    const refs = events.flatMap(({ event }) =>
      'script' in event ? [event.script] : event.type === 'script-chosen' ? [event.from, event.to] : [],
    );
    const found = await Promise.all(refs.map(async (ref) => [keyOf(ref), await catalogue.version(ref)] as const));
    return new Map(found);
  }

  async function namesOf({ reporter, notes }: Ticket): Promise<Map<PersonId, string>> {
    const people = [reporter, ...notes.map((note) => note.by)];
    const found = await Promise.all(people.map(async (party) => [party.id, await nameOf(party)] as const));
    return new Map(found.flatMap(([id, name]) => (name ? [[id, name] as const] : [])));
  }

  function readerOf(ticket: Ticket, surface: Surface): Language {
    const languageOf = (id: PersonId | undefined) =>
      (id && personById(organisation, id)?.language) || organisation.language;
    switch (surface.at) {
      case 'reporter':
      case 'hearing':
      case 'thread':
        return ticket.language;
      case 'desk':
      case 'warning':
      case 'channel':
        return organisation.language;
      case 'page':
        return languageOf(ticket.pages[surface.page]?.person);
      case 'board':
        return surface.person === undefined ? organisation.language : languageOf(surface.person);
      case 'tell':
        if (surface.to.who === 'reporter') return ticket.language;
        return surface.to.who === 'desk' ? organisation.language : languageOf(surface.to.person);
    }
  }

  function languageOfReceiver(to: Receiver): Language {
    const found =
      'person' in to ? personById(organisation, to.person) : organisation.partners?.find(({ id }) => id === to.partner);
    return found?.language ?? organisation.language;
  }

  return { set, readerOf, languageOfReceiver };
}

function keyOf(ref: ScriptRef): string {
  return `${ref.id}@${ref.version}`;
}

/** The invisible name a message carries, and back. */
export function markerOf(ticket: number, surface: string): string {
  return `DESK-${ticket}/${surface}`;
}

/** The invisible name of a message that belongs to no ticket, and back. */
export function noticeMarker(name: string): string {
  return `NOTICE/${name}`;
}

export function readNoticeMarker(marker: string): string | undefined {
  return marker.startsWith('NOTICE/') ? marker.slice('NOTICE/'.length) : undefined;
}

export function readMarker(marker: string): { ticket: number; surface: string } | undefined {
  const [, number, surface] = /^DESK-(\d+)\/(.+)$/.exec(marker) ?? [];
  return number && surface ? { ticket: Number(number), surface } : undefined;
}
