// Which file leads to which.
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root, type Source } from './source.js';

/** The files of this project that each file imports. */
export type Graph = Map<string, string[]>;

export function graphOf(sources: Source[]): Graph {
  return new Map(sources.map(({ path, imports }) => [path, imports.flatMap((one) => target(path, one.from) ?? [])]));
}

/** The file of this project that an import means, or undefined for a package. */
function target(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = relative(root, resolve(root, dirname(from), specifier)).replace(/^dist\/src\//, 'src/');
  const typescript = path.replace(/\.js$/, '.ts');
  return existsSync(join(root, typescript)) ? typescript : path;
}

/** Everything that can be reached by imports from these files, themselves included. */
export function reached(from: string[], graph: Graph): Set<string> {
  const seen = new Set<string>();
  const todo = [...from];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    todo.push(...(graph.get(path) ?? []));
  }
  return seen;
}

/** Imports that lead back to where they began, as "a -> b -> a"; at least one for each ring. */
export function rings(graph: Graph): string[] {
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (path: string, way: string[]) => {
    state.set(path, 'open');
    for (const next of graph.get(path) ?? []) {
      if (state.get(next) === 'open') found.push([...way.slice(way.indexOf(next)), next].join(' -> '));
      else if (!state.has(next)) visit(next, [...way, next]);
    }
    state.set(path, 'done');
  };
  for (const path of graph.keys()) if (!state.has(path)) visit(path, [path]);
  return found;
}
