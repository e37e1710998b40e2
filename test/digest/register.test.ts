// The register: one line a report, restricted cases reduced, nothing that a spreadsheet would run.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exportRegister } from '../../src/cli/export.js';
import { columns, registerRow, textColumns } from '../../src/digest/register-row.js';
import { simulatedClock } from '../world/clock.js';
import { closingWords } from '../world/closing.js';
import { openWorld, smallOrganisation, type World } from '../world/desk.js';

/** 15 November, half past eleven at night in Tokyo. */
const LATE = '2026-11-15T14:30:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'register-'));
const file = join(folder, 'desk.db');

beforeAll(async () => {
  const desk = await openWorld({ organisation: smallOrganisation(), file, clock: simulatedClock(LATE) });
  const say = (user: string, text: string) => report(desk, user, text);
  await say('hanako', '=HYPERLINK("https://example.com","開いてしまった") 怪しい添付を開いてしまった');
  await desk.ask({ type: 'acknowledge', ticket: 1, by: desk.party('tanaka') });
  await desk.clock.advance(3_600);
  await say('ken', '同僚が顧客名簿をUSBメモリに入れて持ち出しているのを見ました。内部不正だと思います');
  await desk.ask({ type: 'close', ticket: 1, by: desk.party('tanaka'), said: closingWords('@対応済み') });
  await desk.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function report(desk: World, user: string, text: string) {
  const place = { platform: 'slack', channel: `D-${user}`, message: '1', direct: true } as const;
  return desk.ask({ type: 'report', by: desk.party(user), place, said: { text }, route: 'employee' });
}

async function exported(...args: string[]): Promise<string> {
  let written = '';
  const spied = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += text;
    return true;
  });
  const environment = { ...process.env };
  writeFileSync(join(folder, 'desk.yml'), readFileSync(resolve('desk.example.yml')));
  Object.assign(process.env, { DATABASE_URL: `file:${file}`, DESK_CONFIG: join(folder, 'desk.yml') });
  try {
    expect(await exportRegister(resolve('.'), ['--all', ...args])).toBe(0);
  } finally {
    spied.mockRestore();
    process.env = environment;
  }
  return written;
}

test('a line a report; a restricted case tells only that it is there', async () => {
  const [open, restricted] = JSON.parse(await exported('--json'));
  expect(open).toMatchObject({
    ...{ ticket: 'DESK-1', restricted: 'no', status: 'closed', kind: 'suspicious-click', reporter: 'slack:hanako' },
    ...{ taken_by: 'tanaka', seconds_to_take: 0, closed_by: 'tanaka', seconds_to_close: 3_600, people_called: 1 },
  });
  expect(open.last_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(Object.keys(open)).toEqual([...columns]);
  const told = Object.entries(restricted).filter(([, value]) => value !== '');
  expect(told).toEqual([
    ['ticket', 'DESK-2'],
    ['restricted', 'yes'],
    ['status', 'open'],
    ['opened_at', '2026-11-15T15:30:00.000Z'],
  ]);
});

test('days are those of the organisation: half an hour before and after midnight in Tokyo', async () => {
  const tickets = async (...args: string[]) =>
    JSON.parse(await exported('--json', ...args)).map((one: { ticket: string }) => one.ticket);
  expect(await tickets('--to', '2026-11-15')).toEqual(['DESK-1']);
  expect(await tickets('--from', '2026-11-16')).toEqual(['DESK-2']);
  expect(await tickets('--from', '2026-11-15', '--to', '2026-11-16')).toEqual(['DESK-1', 'DESK-2']);
  expect(await tickets('--from', '2026-11-17')).toEqual([]);
});

test('texts are left out unless asked for, never told of restricted cases, and run nowhere', async () => {
  expect(await exported()).not.toMatch('開いてしまった');
  const csv = await exported('--texts');
  expect(csv.startsWith('\uFEFFticket,restricted,')).toBe(true);
  expect(csv).toMatch(
    `"'=HYPERLINK(""https://example.com"",""開いてしまった"") 怪しい添付を開いてしまった",'@対応済み\r\n`,
  );
  expect(csv).not.toMatch('顧客名簿');
  expect(csv.trim().split('\r\n')).toHaveLength(3);
});

test.each([[[]], [['--all', '--from', 'yesterday']], [['--all', '--csv', '--json']], [['--everything']]])(
  '%j is answered with how it is meant',
  async (args) => {
    const spied = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await exportRegister(resolve('.'), args)).toBe(2);
    expect(spied.mock.calls.join()).toMatch('desk export --all');
    spied.mockRestore();
  },
);

test('every column is explained, and nothing else', () => {
  const [, exported = ''] = readFileSync(resolve('docs/register.md'), 'utf8').split('| column |');
  const explained = [...exported.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(explained).toEqual([...columns, ...textColumns]);
});

test('a ticket without events is no line', () => {
  expect(registerRow([], (kind) => kind)).toBeUndefined();
});
