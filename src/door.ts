// A crowd is let in a few at a time. Were a thousand payloads taken at once, the first page would have to wait until all of them are
// stored; so it goes out while the others wait at the door, in order, for fractions of a second.

/** Enough that reports share one sync of the disk. */
const MAX_INSIDE = 16;

export interface Door {
  /** Resolves when there is room; whoever is in must `leave`. */
  enter(): Promise<void>;
  leave(): void;
}

export function createDoor(): Door {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return {
    async enter() {
      if (inside < MAX_INSIDE) inside += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave() {
      const first = waiting.shift();
      // Its place goes to whoever has waited longest.
      if (first) first();
      else inside -= 1;
    },
  };
}
