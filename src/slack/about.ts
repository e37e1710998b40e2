// What a button names beside its ticket travels in the id of the block it stands in, because its value is the ticket's number alone.
import { type About, aboutNames, type Button } from '../view/card.js';

/** "?wrong-script.script=suspicious-click" for the buttons of one block, of which each act stands there once; empty when they name nothing. */
export function encodeAbout(buttons: Pick<Button, 'act' | 'about'>[]): string {
  const named = new URLSearchParams();
  for (const { act, about } of buttons)
    for (const [name, value] of Object.entries(about ?? {})) if (value) named.set(`${act}.${name}`, value);
  return named.size === 0 ? '' : `?${named}`;
}

export function decodeAbout(blockId: string | undefined, act: string): About {
  const at = blockId?.indexOf('?') ?? -1;
  const named = new URLSearchParams(at < 0 ? '' : blockId?.slice(at + 1));
  const about: About = {};
  for (const name of aboutNames) {
    const value = named.get(`${act}.${name}`);
    if (value) about[name] = value;
  }
  return about;
}
