// A dossier for programs: the events as they are chained, what they come to, the texts they name, and the history in words. Pure.
import type { StoredEvent } from '../ticket/event.js';
import type { Said } from '../ticket/terms.js';
import type { Ticket } from '../ticket/ticket.js';
import type { Dossier } from './dossier.js';
import { plainText } from './plain-text.js';

/** Counts up when a field changes its meaning or goes away. */
const FORMAT = 'madoguchi-ticket/1';

export interface JsonParts {
  dossier: Dossier;
  ticket: Ticket;
  events: StoredEvent[];
  /** By id; an erased one is absent, and all are where they were left out. */
  texts: Map<string, Said>;
  timezone: string;
}

export function toJson({ dossier, ticket, events, texts, timezone }: JsonParts): string {
  const { language, notices, sections, timeline, proof, verify } = dossier;
  const document = {
    format: FORMAT,
    number: dossier.ticket,
    restricted: ticket.restricted,
    ...{ language, timezone, notices },
    sections: sections.map(({ id, heading, blocks }) => ({
      id,
      heading,
      text: plainText({ tone: 'plain', summary: [], blocks }),
    })),
    timeline,
    ...{ ticket, events },
    texts: Object.fromEntries(texts),
    ...{ proof, verify },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
