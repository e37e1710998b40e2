// The tables of migrations/ as Kysely sees them: plain columns, text and integers only.
import type { Generated } from 'kysely';

export interface Tables {
  chain: { id: number; seq: number; hash: string };
  tickets: {
    number: number;
    version: number;
    phase: string;
    script: string;
    severity: string;
    restricted: number;
    reporter: string;
    participants: string;
    barred: string;
    holder: string | null;
    place_platform: string | null;
    place_channel: string | null;
    place_thread: string | null;
    room_platform: string | null;
    room_channel: string | null;
    opened_at: string;
    talked_at: string;
    closed_at: string | null;
    acting_until: string | null;
    /** Up to which version its events were packed; 0 when none was. */
    put_away: Generated<number>;
  };
  events: {
    seq: number;
    ticket: number;
    version: number;
    /** Milliseconds since 1970, UTC. */
    at: number;
    type: string;
    hash: Uint8Array;
    /** Null once the event is packed. */
    request: string | null;
    body: string | null;
    packed: Uint8Array | null;
  };
  texts: {
    /** Its row of the full-text index, too. */
    place: number;
    ticket: number;
    id: string;
    /** Null when it is packed with the body. */
    salt: string | null;
    /** JSON of a Said, or bytes once it is packed; null once it is erased. */
    body: string | Uint8Array | null;
  };
  /** The full-text index; a row's number is the place of its text. */
  text_words: { rowid: number; words: string };
  utterances: { channel: string; message: string; platform: string; place: number };
  handled: { request: string; at: string };
  jobs: {
    ticket: number;
    name: string;
    kind: string;
    lane: string;
    priority: number;
    due_at: string;
    created_at: string;
    generation: number;
    attempts: number;
    leased_by: string | null;
    lease_until: string | null;
    last_error: string | null;
  };
  shown: {
    ticket: number;
    surface: string;
    platform: string;
    channel: string;
    message: string;
    drawn: string;
  };
  contacts: {
    platform: string;
    user_id: string;
    name: string | null;
    language: string | null;
    gone: number;
    reference: string | null;
    checked_at: string;
  };
  scripts: { id: string; version: string; body: string };
  corrections_removed: { ticket: number; at: string };
  practice_messages: {
    id: string;
    channel: string;
    thread: string | null;
    author: string;
    at: string;
    said: string | null;
    marker: string | null;
  };
  kept: { name: string; value: string };
  rings: {
    ticket: number;
    surface: string;
    state: string;
    at: string;
    under_ticket: number | null;
    under_surface: string | null;
  };
  swaps: {
    id: string;
    member: string;
    shift_from: string;
    shift_to: string;
    asked_at: string;
    taken_by: string | null;
    taken_at: string | null;
  };
  drills: {
    id: string;
    person: string;
    asked_at: string;
    answer_by: string;
    answered_at: string | null;
    missed_at: string | null;
    reminded_at: string | null;
    settled_by: string | null;
    settled_at: string | null;
  };
  warning_reads: { ticket: number; warning: string; person: string; platform: string; at: string };
  notices: { name: string; platform: string; channel: string; message: string; drawn: string; at: string };
  pulse: { id: number; at: string };
}
