// desk export: one ticket as a document, or with --all the register as CSV or JSON, for the ISMS record. There, texts of people only when
// they are asked for.
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { Temporal } from 'temporal-polyfill';
import { readConfig } from '../config.js';
import { columns, type RegisterRow, registerRow, textColumns } from '../digest/register-row.js';
import { loadScripts } from '../script/load.js';
import type { DigestStore } from '../store/digest-store.js';
import type { Store } from '../store/store.js';
import type { StoredEvent } from '../ticket/event.js';
import { fold } from '../ticket/ticket.js';
import { exportTicket, namesTicket, ticketUsage } from './export-ticket.js';
import { openStore } from './open-store.js';

const usage = `desk export --all [--from 2026-04-01] [--to 2027-03-31] [--csv | --json] [--texts]
報告された日（組織の時刻）で選びます。両端の日を含みます。列の説明は docs/register.md にあります。
Chosen by the day of the report on the organisation's calendar, both days included. docs/register.md explains the columns.
`;

const TICKETS_A_PAGE = 200;
const SINCE_EVER = '0000-01-01T00:00:00.000Z';
const FOR_EVER = '9999-12-31T00:00:00.000Z';

interface Asked {
  from?: Temporal.PlainDate;
  to?: Temporal.PlainDate;
  json: boolean;
  texts: boolean;
}

export async function exportRegister(root: string, args: string[]): Promise<number> {
  if (namesTicket(args)) return exportTicket(root, args);
  const asked = read(args);
  if (!asked) {
    process.stderr.write(ticketUsage + usage);
    return 2;
  }
  const opened = openStore(root);
  if (!opened) return 1;
  const { store, digests, settings } = opened;
  const { language, timezone } = settings.organisation;
  const { scripts } = loadScripts(readConfig(root).scriptFolders);
  try {
    const begin = (day: Temporal.PlainDate | undefined, otherwise: string) =>
      day === undefined ? otherwise : new Date(day.toZonedDateTime(timezone).epochMilliseconds).toISOString();
    const numbers = await digests.ticketsOpened(
      begin(asked.from, SINCE_EVER),
      begin(asked.to?.add({ days: 1 }), FOR_EVER),
    );
    const kindTitle = (kind: string) => scripts.get(kind)?.title[language] ?? kind;
    await write(numbers, asked, (some) => rows(some, { store, digests, kindTitle, texts: asked.texts }));
    return 0;
  } finally {
    await store.close();
  }
}

type Row = RegisterRow & Partial<Record<(typeof textColumns)[number], string>>;

/** A page at a time, so that a register of any size can be written. */
async function write(
  numbers: number[],
  { json, texts }: Asked,
  page: (some: number[]) => Promise<Row[]>,
): Promise<void> {
  const names = [...columns, ...(texts ? textColumns : [])];
  // A spreadsheet reads UTF-8 as such only with a mark, and runs whatever looks like a formula.
  const csv = (records: Row[], head: boolean) =>
    stringify(records, { columns: names, header: head, bom: head, escape_formulas: true, record_delimiter: 'windows' });
  let written = 0;
  if (json) process.stdout.write('[');
  else process.stdout.write(csv([], true));
  for (let start = 0; start < numbers.length; start += TICKETS_A_PAGE) {
    const found = await page(numbers.slice(start, start + TICKETS_A_PAGE));
    if (!json) process.stdout.write(csv(found, false));
    else for (const row of found) process.stdout.write(`${written++ > 0 ? ',' : ''}\n${JSON.stringify(row)}`);
  }
  if (json) process.stdout.write('\n]\n');
}

async function rows(
  numbers: number[],
  parts: { store: Store; digests: DigestStore; kindTitle(kind: string): string; texts: boolean },
): Promise<Row[]> {
  const events = await parts.digests.eventsBefore(numbers, FOR_EVER);
  const found: Row[] = [];
  for (const number of numbers) {
    const own = events.filter((one) => one.ticket === number);
    const row = registerRow(own, parts.kindTitle);
    if (!row) continue;
    const texts = parts.texts && row.restricted === 'no' ? await textsOf(own, number, parts.store) : {};
    found.push({ ...row, ...texts });
  }
  return found;
}

async function textsOf(events: StoredEvent[], number: number, store: Store) {
  const ticket = fold(events);
  const texts = await store.texts(number);
  const closing = ticket?.phase.is === 'closed' ? texts.get(ticket.phase.said.id)?.text : undefined;
  return { report_text: (ticket && texts.get(ticket.said.id)?.text) ?? '', closing_text: closing ?? '' };
}

function read(args: string[]): Asked | undefined {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({
      args,
      options: { all: flag, from: text, to: text, csv: flag, json: flag, texts: flag },
    });
    const { all, csv, json, texts, from, to } = values;
    if (!all || (csv && json)) return undefined;
    const day = (value: string | undefined) => (value === undefined ? undefined : Temporal.PlainDate.from(value));
    return { from: day(from), to: day(to), json, texts };
  } catch {
    return undefined;
  }
}
