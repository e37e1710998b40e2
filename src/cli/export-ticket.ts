// desk export <ticket>: all of one ticket as Markdown, JSON or a Word document, for an auditor, an insurer or a successor.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.js';
import type { Store } from '../store/store.js';
import { type Dossier, dossierOf } from '../view/dossier.js';
import { toJson } from '../view/dossier-json.js';
import { toMarkdown } from '../view/dossier-markdown.js';
import type { Scene } from '../view/scene.js';
import { ticketNumber } from '../view/scene.js';
import { toDocx } from './dossier-docx.js';
import { openScene } from './open-scene.js';
import { openStore } from './open-store.js';

export const ticketUsage = `desk export DESK-7 [--md | --json | --docx] [--lang ja | en] [--out FILE] [--no-texts] [--restricted]
報告1件のすべてを1つの文書にします。--no-texts は人が書いた文を省きます。閲覧制限のある件は --restricted を付けたときだけ出します。
All of one ticket as one document. --no-texts leaves out what people wrote. A restricted ticket only with --restricted.
`;

interface Asked {
  number: number;
  format: 'md' | 'json' | 'docx';
  language?: 'ja' | 'en';
  out?: string;
  texts: boolean;
  restricted: boolean;
}

/** Undefined when it names no ticket: then another kind of export is asked for. */
export function namesTicket(args: string[]): boolean {
  return args[0] !== undefined && !args[0].startsWith('-');
}

export async function exportTicket(root: string, args: string[]): Promise<number> {
  const asked = read(args);
  if (!asked) {
    process.stderr.write(ticketUsage);
    return 2;
  }
  const opened = openStore(root);
  if (!opened) return 1;
  const { store } = opened;
  try {
    const scene = await openScene(root, opened, asked.number);
    if (!scene) return refused(`DESK-${asked.number}: その番号の報告はありません。 / There is no such ticket.`);
    const inLanguage = scene(asked.language);
    if (inLanguage.ticket.restricted && !asked.restricted)
      return refused(
        `DESK-${asked.number}: 閲覧制限のある件です。関係者に渡すことを確かめ、--restricted を付けてください。 / It is restricted. Make sure that only its participants get the file, and add --restricted.`,
      );
    return deliver(await written(inLanguage, asked, store), asked);
  } finally {
    await store.close();
  }
}

async function written(scene: Scene, asked: Asked, store: Store): Promise<string | Uint8Array> {
  const events = await store.events(asked.number);
  const head = await store.chainHead();
  const dossier: Dossier = dossierOf(scene, { events, head, texts: asked.texts, madeAt: systemClock.now() });
  if (asked.format === 'docx') return toDocx(dossier);
  if (asked.format === 'md') return toMarkdown(dossier);
  const texts = asked.texts ? await store.texts(asked.number) : new Map();
  return toJson({ dossier, ticket: scene.ticket, events, texts, timezone: scene.organisation.timezone });
}

function deliver(document: string | Uint8Array, { out }: Asked): number {
  if (out === undefined) {
    process.stdout.write(document);
    return 0;
  }
  // What is in it may be anybody's business but that of the computer's other users.
  writeFileSync(out, document, { mode: 0o600, flag: 'wx' });
  return 0;
}

function refused(why: string): number {
  process.stderr.write(`${why}\n`);
  return 1;
}

function read([name = '', ...args]: string[]): Asked | undefined {
  const number = ticketNumber(/^\d+$/.test(name) ? `DESK-${name}` : name.toUpperCase());
  if (number === undefined) return undefined;
  try {
    const flag = { type: 'boolean', default: false } as const;
    const text = { type: 'string' } as const;
    const options = { md: flag, json: flag, docx: flag, lang: text, out: text, 'no-texts': flag, restricted: flag };
    const { values } = parseArgs({ args, options });
    const formats = (['md', 'json', 'docx'] as const).filter((one) => values[one]);
    const { lang } = values;
    if (formats.length > 1 || (lang !== undefined && lang !== 'ja' && lang !== 'en')) return undefined;
    const language = lang === undefined ? {} : { language: lang as 'ja' | 'en' };
    const out = values.out === undefined ? {} : { out: values.out };
    const [format = 'md'] = formats;
    return { number, format, ...language, ...out, texts: !values['no-texts'], restricted: values.restricted };
  } catch {
    return undefined;
  }
}
