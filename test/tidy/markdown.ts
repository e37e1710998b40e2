// What the rules of the house need to know of a Markdown file: its links, its headings and the commands it shows.

export interface Written {
  /** Relative links and images, as written. */
  links: { target: string; line: number }[];
  /** Anchors of its headings, as GitHub makes them. */
  anchors: Set<string>;
  /** Scripts named by `npm …` commands, such as start or desk, and what follows `--`. */
  commands: { script: string; rest: string; line: number }[];
}

const elsewhere = /^([a-z][a-z0-9+.-]*:|\/\/)/i;
const npmOwn = /^(ci|install|audit|ls|outdated|pack|version|run|exec)$/;

export function readMarkdown(text: string): Written {
  const written: Written = { links: [], anchors: new Set(), commands: [] };
  let fenced = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const fence = /^\s*(```|~~~)/.test(raw);
    if (fence) fenced = !fenced;
    if (fence) continue;
    const code = fenced ? [raw] : [...raw.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    for (const piece of code) written.commands.push(...commandsIn(piece).map((found) => ({ ...found, line })));
    if (fenced) continue;
    const prose = raw.replace(/`[^`]*`/g, '');
    for (const [, target = ''] of prose.matchAll(/\]\(\s*<?([^)>\s]+)/g))
      if (!elsewhere.test(target)) written.links.push({ target: decodeURI(target), line });
    const heading = /^#{1,6}\s+(.+?)\s*#*$/.exec(raw)?.[1];
    if (heading) addAnchor(written.anchors, heading);
  }
  return written;
}

function commandsIn(code: string): { script: string; rest: string }[] {
  const found = code.matchAll(/\bnpm (?:(?:run|run-script) (?:--silent |-s )?)?([a-z][\w:-]*)(?: -- ([^&|;#]*))?/g);
  return [...found]
    .map(([, script = '', rest = '']) => ({ script, rest }))
    .filter(({ script }) => !npmOwn.test(script));
}

function addAnchor(anchors: Set<string>, heading: string): void {
  const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
  const slug = plain
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
  let unique = slug;
  for (let count = 1; anchors.has(unique); count += 1) unique = `${slug}-${count}`;
  anchors.add(unique);
}
