// The last step of `npm run build`: notes what YAML says of the scripts that ship with the desk.
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readYaml } from './check.js';
import { hashOf, type Readings, readingsFile } from './readings.js';
import { packageRoot } from './recognise/load-model.js';

const folder = join(packageRoot(), 'scripts');
const noted: Readings = {};
for (const name of readdirSync(folder).filter((one) => one.endsWith('.yml'))) {
  const text = readFileSync(join(folder, name), 'utf8');
  const read = readYaml(text);
  // What is wrong is told at the start, by line; what JSON cannot hold is read again each time.
  if ('data' in read && isDeepStrictEqual(JSON.parse(JSON.stringify(read.data)), read.data))
    noted[hashOf(text)] = read.data;
}
const file = readingsFile();
// In one piece: a desk may start meanwhile.
writeFileSync(`${file}.new`, JSON.stringify(noted));
renameSync(`${file}.new`, file);
