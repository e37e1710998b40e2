// What a button names beside its ticket travels in the id of the block it stands in, because its value is the ticket's number alone.
import type { Button } from '../view/card.js';

type About = NonNullable<Button['about']>;

/** "?script=suspicious-click"; empty when the button names nothing. */
export function encodeAbout(about: About | undefined): string {
  const entries = Object.entries(about ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
}

export function decodeAbout(blockId: string | undefined): About {
  const at = blockId?.indexOf('?') ?? -1;
  if (blockId === undefined || at < 0) return {};
  const found = new URLSearchParams(blockId.slice(at + 1));
  const about: About = {};
  for (const name of ['script', 'note', 'language'] as const) {
    const value = found.get(name);
    if (value) about[name] = value;
  }
  return about;
}
