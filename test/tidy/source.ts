// What the rules of the house need to know of a source file, read from its syntax tree.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseSync } from '@swc/core';

export interface Import {
  /** As written: './desk.js', 'kysely'. */
  from: string;
  /** Names taken from it; empty for `import()` and `export *`. */
  names: string[];
  line: number;
}

export interface Measured {
  name: string;
  line: number;
  /** Lines of its own: those inside a function that is nested in it are counted there. */
  lines: number;
}

export interface Source {
  /** Relative to the project's folder, with slashes. */
  path: string;
  lines: string[];
  imports: Import[];
  functions: Measured[];
  /** Things of the language and of Node that only certain files may use, such as `Date.now`. */
  uses: { what: string; line: number }[];
  /** Lines on which the type `any` stands. */
  anys: number[];
}

type Node = { type: string; span: { start: number; end: number } } & Record<string, unknown>;

export const root = resolve(__dirname, '../..');

const notOurs = new Set(['node_modules', 'dist', 'data', 'coverage', '.git']);

/** Paths of all files under a folder of the project, but not of what is installed or built. */
export function filesUnder(folder: string, endings: RegExp): string[] {
  const whole = join(root, folder);
  if (!existsSync(whole)) return [];
  return readdirSync(whole, { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const path = relative(root, join(whole, entry.name));
      if (entry.isDirectory()) return filesUnder(path, endings);
      return endings.test(entry.name) ? [path] : [];
    });
}

export function readSource(path: string): Source {
  return parse(path, readFileSync(join(root, path), 'utf8'));
}

export function parse(path: string, text: string): Source {
  // The last statement is ours: its end tells where the parser began to count, which differs between its versions.
  const whole = `${text}\n;`;
  const bytes = Buffer.from(whole);
  const module = parseSync(whole, { syntax: 'typescript', target: 'es2023', comments: false }) as unknown as Node;
  const origin = module.span.end - bytes.length;
  const breaks = [...bytes.entries()].flatMap(([at, byte]) => (byte === 10 ? [at] : []));
  const lineAt = (position: number) => countBelow(breaks, position - origin) + 1;

  const source: Source = { path, lines: text.split('\n'), imports: [], functions: [], uses: [], anys: [] };
  walk(module, undefined, { source, lineAt, within: undefined });
  return source;
}

interface Walk {
  source: Source;
  lineAt(position: number): number;
  /** Lines of the function around. */
  within: Set<number> | undefined;
}

function walk(node: Node, parent: Node | undefined, at: Walk): void {
  const { source, lineAt } = at;
  const line = lineAt(node.span.start);
  const from = importedFrom(node);
  if (from !== undefined) source.imports.push({ from, names: namesOf(node), line });
  const what = used(node, parent);
  if (what) source.uses.push({ what, line });
  if (node.type === 'TsKeywordType' && node.kind === 'any') source.anys.push(line);
  if (!isFunction(node)) {
    walkInto(node, at);
    return;
  }

  const last = lineAt(node.span.end - 1);
  const own = new Set(Array.from({ length: last - line + 1 }, (_, index) => line + index));
  // The first line of a nested function belongs to the statement around it.
  for (let inner = line + 1; inner <= last; inner += 1) at.within?.delete(inner);
  walkInto(node, { ...at, within: own });
  source.functions.push({ name: nameOf(node, parent), line, lines: own.size });
}

function walkInto(node: Node, at: Walk): void {
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) {
      // swc wraps arguments and array elements: { spread, expression }.
      const inner = isNode(child) ? child : isNode(child?.expression) ? child.expression : undefined;
      if (inner) walk(inner, node, at);
      // A property of an object has no place of its own in swc's tree; what it holds has.
      else if (typeof child?.type === 'string') walkInto(child, at);
    }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'span' in value;
}

function isFunction(node: Node): boolean {
  return (
    ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'MethodProperty'].includes(node.type) ||
    ['ClassMethod', 'PrivateMethod', 'Constructor', 'GetterProperty', 'SetterProperty'].includes(node.type)
  );
}

function nameOf(node: Node, parent: Node | undefined): string {
  const named = (node.identifier ?? node.key ?? parent?.id ?? parent?.key) as { value?: string } | undefined;
  return named?.value ?? 'a function without a name';
}

function importedFrom(node: Node): string | undefined {
  const literal = (value: unknown) => (value as { value?: unknown } | undefined)?.value;
  const declares = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'].includes(node.type);
  const loads =
    node.type === 'CallExpression' &&
    ((node.callee as Node).type === 'Import' || (node.callee as Node).value === 'require');
  const argument = (node.arguments as { expression: unknown }[] | undefined)?.[0]?.expression;
  const from = declares ? literal(node.source) : loads ? literal(argument) : undefined;
  return typeof from === 'string' ? from : undefined;
}

function namesOf(node: Node): string[] {
  type Specifier = { imported?: { value: string }; orig?: { value: string }; local?: { value: string } };
  return ((node.specifiers as Specifier[] | undefined) ?? []).map(
    ({ imported, orig, local }) => (imported ?? orig ?? local)?.value ?? '*',
  );
}

const watchedMembers = /^(Date\.now|Math\.random|Temporal\.Now|performance\.now|process\.(env|hrtime)|crypto\.\w+)$/;
const timers = /^(setTimeout|setInterval|setImmediate)$/;

function used(node: Node, parent: Node | undefined): string | undefined {
  const value = (part: unknown) => (part as { value?: unknown } | undefined)?.value;
  if (node.type === 'MemberExpression') {
    const member = `${value(node.object)}.${value(node.property)}`;
    return watchedMembers.test(member) ? member : undefined;
  }
  const calls = node.type === 'NewExpression' || node.type === 'CallExpression';
  if (calls && value(node.callee) === 'Date' && !(node.arguments as unknown[] | undefined)?.length) return 'new Date()';
  const isName = node.type === 'Identifier' && timers.test(String(node.value));
  const isKey = parent && [parent.property, parent.key].includes(node);
  return isName && !isKey ? String(node.value) : undefined;
}

/** How many of the ascending numbers are smaller than `limit`. */
function countBelow(ascending: number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
