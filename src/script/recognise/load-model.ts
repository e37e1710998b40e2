// Reads the trained model from the package; the only file of the recogniser that touches the file system at run time.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Model, readModel } from './model.js';

/** The package's folder, found upwards from this file: the same from src (tests) and from dist (the built program). */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json not found above the recogniser');
    folder = above;
  }
  return folder;
}

export const modelPath = (): string => join(packageRoot(), 'scripts', 'model', 'reports.model.gz');

export function loadModel(path = modelPath()): Model {
  return readModel(readFileSync(path));
}
