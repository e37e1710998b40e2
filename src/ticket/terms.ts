// Who, where and in which words: what events and commands are made of.
import type { PersonId, Platform } from '../paging/organisation.js';

/** Somebody who wrote or pressed something, and where they can be answered. */
export interface Party {
  id: PersonId;
  platform: Platform;
  user: string;
  /** Answered by the link in a mail. */
  via?: 'mail';
}

/** Where something was said. `message` is the platform's id of the message, `thread` that of the thread it stands in. */
export interface Place {
  platform: Platform;
  channel: string;
  message?: string;
  thread?: string;
  /** Only this person and the desk can read there. */
  direct: boolean;
}

/** Points at a row of `texts`; sha256 is over its salt and its body. */
export interface TextRef {
  id: string;
  sha256: string;
}

export interface ScriptRef {
  id: string;
  version: string;
}

/** A file somebody attached: recorded by what the platform says of it, never opened. */
export interface FileNote {
  name: string;
  bytes?: number;
  type?: string;
  permalink?: string;
}

/** What a person wrote, kept in the table `texts` as one JSON document, so that it can be erased as a whole. */
export interface Said {
  text: string;
  files?: FileNote[];
  /** Who is mentioned, and how that stands in the text. */
  mentions?: { as: string; person: PersonId }[];
  /** A message of somebody else that the person hands on. */
  quoted?: { author: string; text: string; permalink?: string };
  /** Answers of the report form, in the person's own words. */
  since?: string;
  ongoing?: 'yes' | 'no' | 'unknown';
  onBehalfOf?: string;
  /** Answers of the hearing's form, by the question's id. */
  answers?: Record<string, string>;
  /** Further fields of a form, by the field's name: the reason of a decision, where a piece of evidence came from. */
  fields?: Record<string, string>;
}
