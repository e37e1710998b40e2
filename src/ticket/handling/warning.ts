// The warning to all staff (注意喚起): drafted from the script, approved by a second person, posted, read, corrected or withdrawn.
// Basis: ISO/IEC 27001:2022 A.6.8 and A.7.4; the second pair of eyes because a wrong warning does harm of its own. Pure.
import type { Platform } from '../../paging/organisation.js';
import type { Party, Said, TextRef } from '../terms.js';

export type WarningEvent =
  /** The text holds Japanese (`text`) and English (`fields.en`). The same name again: the draft was changed. */
  | { type: 'warning-drafted'; by: Party; warning: string; said: TextRef; corrects?: string }
  /** Not so: the text holds why. */
  | { type: 'warning-returned'; by: Party; warning: string; said: TextRef }
  | { type: 'warning-approved'; by: Party; warning: string }
  /** It cannot be posted there; `reason` is the platform's own word. */
  | { type: 'warning-failed'; warning: string; platform: Platform; reason: string }
  | { type: 'warning-reminded'; by?: Party; warning: string }
  | { type: 'warning-withdrawn'; by: Party; warning: string; said: TextRef };

export type WarningCommand =
  /** `warning` names the draft that is changed, `corrects` the posted one that it takes the place of. */
  | { type: 'draft-warning'; ticket: number; by: Party; said: Said; warning?: string; corrects?: string; seen?: number }
  | { type: 'return-warning'; ticket: number; by: Party; warning: string; said: Said }
  /** `seen` is the version of the ticket at which the draft was written: only what was read is approved. */
  | { type: 'approve-warning'; ticket: number; by: Party; warning: string; seen: number }
  | { type: 'remind-warning'; ticket: number; by: Party; warning: string }
  | { type: 'withdraw-warning'; ticket: number; by: Party; warning: string; said: Said }
  /** Somebody of the staff has read it. */
  | { type: 'read-warning'; ticket: number; by: Party; warning: string }
  /** The worker could not post it. */
  | { type: 'warning-failed'; ticket: number; warning: string; platform: Platform; reason: string };

export interface Warning {
  id: string;
  by: Party;
  said: TextRef;
  draftedAt: string;
  /** The version of the event that wrote the text as it is. */
  version: number;
  /** The versions of all its drafts: each was told as a message of its own. */
  drafts: number[];
  corrects?: string;
  /** When the staff was reminded. */
  reminded: string[];
  state:
    | { is: 'drafted' }
    | { is: 'returned'; by: Party; at: string; said: TextRef }
    | { is: 'posted'; by: Party; at: string; correctedBy?: string }
    | { is: 'withdrawn'; by: Party; at: string; said: TextRef; postedAt: string };
  failed: { platform: Platform; reason: string }[];
}

export function afterWarning(warnings: Warning[], event: WarningEvent, at: string, version: number): Warning[] {
  if (event.type === 'warning-drafted') return drafted(warnings, event, at, version);
  const changed = warnings.map((one) => (one.id === event.warning ? change(one, event, at) : one));
  const corrects = changed.find((one) => one.id === event.warning)?.corrects;
  if (event.type !== 'warning-approved' || !corrects) return changed;
  return changed.map((one) =>
    one.id === corrects && one.state.is === 'posted'
      ? { ...one, state: { ...one.state, correctedBy: event.warning } }
      : one,
  );
}

function drafted(
  warnings: Warning[],
  event: Extract<WarningEvent, { type: 'warning-drafted' }>,
  at: string,
  version: number,
): Warning[] {
  const { warning: id, by, said, corrects } = event;
  const before = warnings.find((one) => one.id === id);
  const drafts = [...(before?.drafts ?? []), version];
  const replaced = { ...(before?.corrects === undefined ? {} : { corrects: before.corrects }) };
  const state = { is: 'drafted' as const };
  const now = {
    ...replaced,
    ...(corrects && { corrects }),
    id,
    by,
    said,
    draftedAt: at,
    version,
    drafts,
    state,
    reminded: [],
    failed: [],
  };
  return before ? warnings.map((one) => (one.id === id ? now : one)) : [...warnings, now];
}

function change(warning: Warning, event: Exclude<WarningEvent, { type: 'warning-drafted' }>, at: string): Warning {
  const { state } = warning;
  switch (event.type) {
    case 'warning-returned':
      return { ...warning, state: { is: 'returned', by: event.by, at, said: event.said } };
    case 'warning-approved':
      return { ...warning, state: { is: 'posted', by: event.by, at } };
    case 'warning-failed':
      return { ...warning, failed: [...warning.failed, { platform: event.platform, reason: event.reason }] };
    case 'warning-reminded':
      return { ...warning, reminded: [...warning.reminded, at] };
    case 'warning-withdrawn': {
      const postedAt = state.is === 'posted' ? state.at : at;
      return { ...warning, state: { is: 'withdrawn', by: event.by, at, said: event.said, postedAt } };
    }
  }
}
