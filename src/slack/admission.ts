// A crowd is let in a few at a time. Were a thousand payloads taken at once, the first page would have to wait until all of them are read;
// so it goes out while the others wait at the door, in order, for fractions of a second.
import type { RequestHandler } from 'express';

/** Enough that reports share one sync of the disk. */
const MAX_INSIDE = 16;

export function admission(): RequestHandler {
  const atTheDoor: (() => void)[] = [];
  let inside = 0;

  function enter(next: () => void): void {
    inside += 1;
    next();
  }

  return (_request, response, next) => {
    response.once('close', () => {
      inside -= 1;
      const first = atTheDoor.shift();
      if (first) enter(first);
    });
    if (inside < MAX_INSIDE) enter(next);
    else atTheDoor.push(next);
  };
}
