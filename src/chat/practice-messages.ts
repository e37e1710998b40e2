// The practice desk's memory: what stands in its channels. Kept in its own database, behind this interface.

/** A line of a channel: either something a person typed on the page, or a card of the desk, named by its marker. */
export interface PracticeMessage {
  id: string;
  /** dm:<user>, desk, isms, staff. */
  channel: string;
  thread?: string;
  /** A person's web user id, or "desk" for the desk itself. */
  author: string;
  at: string;
  /** What the person typed; absent on cards. */
  said?: string;
  /** Names the card; it is drawn when it is looked at. Absent on what a person typed. */
  marker?: string;
}

export interface PracticeMessages {
  add(message: PracticeMessage): Promise<void>;
  /** All messages, oldest first; at most the newest `limit`. */
  list(limit: number): Promise<PracticeMessage[]>;
  find(channel: string, marker: string): Promise<PracticeMessage | undefined>;
}
