// What YAML says of the scripts that ship with the desk, noted when it is built: to read them anew is a third of a start. Each reading
// is noted under the hash of its text, so a script that somebody changed or added is read as ever.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** By `hashOf` the text: its data, as yet unchecked. */
export type Readings = Record<string, unknown>;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Beside the built program; not there when the source runs as it is. */
export const readingsFile = (): string => fileURLToPath(new URL('readings.json', import.meta.url));

/** Nothing when nothing was noted, or what was noted is damaged: then the scripts are read. */
export function notedReadings(file = readingsFile()): Readings {
  try {
    return { ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    return {};
  }
}
