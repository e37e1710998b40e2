// desk digest: the figures of any week, month or quarter, made anew from the events. The same command gives the same figures for ever.
import { parseArgs } from 'node:util';
import { createCatalogue } from '../catalogue.js';
import { systemClock } from '../clock.js';
import { readConfig } from '../config.js';
import { digestBatch, digestJobs, lastWeek } from '../digest-calendar.js';
import { createDigests } from '../digests.js';
import { recogniserOf } from '../recogniser.js';
import { loadScripts } from '../script/load.js';
import { plainText } from '../view/plain-text.js';
import { openStore } from './open-store.js';

const usage = `desk digest [--week 2026-W47 | --month 2026-11 | --quarter 2026-Q4] [--language ja|en] [--json] [--post]
期間を指定しないと、直前の週になります。--post は、動いている窓口から ISMS のチャンネルへ送ります。
Without a period: the last whole week. --post has the running desk send it to the ISMS channel.
`;

const shapes = { week: /^\d{4}-W\d{2}$/, month: /^\d{4}-\d{2}$/, quarter: /^\d{4}-Q[1-4]$/ };

export async function digest(root: string, args: string[]): Promise<number> {
  const asked = read(args);
  if (!asked) {
    process.stderr.write(usage);
    return 2;
  }
  const opened = openStore(root);
  if (!opened) return 1;
  const { store, digests, settings } = opened;
  const { organisation } = settings;
  try {
    const { scripts } = loadScripts(readConfig(root).scriptFolders);
    const catalogue = createCatalogue(scripts, recogniserOf(scripts).match, store);
    const name = asked.name ?? lastWeek(organisation, systemClock.now());
    const made = createDigests({ store, digests, catalogue, organisation, clock: systemClock });
    const card = await made.card(name, asked.language);
    if (!card) {
      process.stderr.write(
        `${name}: そのような期間はないか、まだ始まっていません。 / No such period, or it has not begun.\n`,
      );
      return 2;
    }
    const shown = asked.json ? JSON.stringify(await made.figures(name), undefined, 2) : plainText(card);
    process.stdout.write(`${shown}\n`);
    if (!asked.post) return 0;
    const jobs = digestJobs(organisation, name, systemClock.now());
    if (jobs.length === 0) {
      process.stderr.write('desk.yml の channels.isms がありません。 / channels.isms is not set in desk.yml.\n');
      return 1;
    }
    await store.commit(digestBatch(`digest/${name}/by-hand/${systemClock.uuid()}`, jobs, systemClock.now()));
    process.stderr.write(
      '動いている窓口が送ります。すでに送ってあれば、二度は送りません。 / The running desk sends it; what stands there already is not sent twice.\n',
    );
    return 0;
  } finally {
    await store.close();
  }
}

interface Asked {
  name?: string;
  language?: 'ja' | 'en';
  json: boolean;
  post: boolean;
}

function read(args: string[]): Asked | undefined {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({
      args,
      options: { week: text, month: text, quarter: text, language: text, json: flag, post: flag },
    });
    const { language, json, post } = values;
    const periods = (['week', 'month', 'quarter'] as const).flatMap((kind) => {
      const name = values[kind];
      return name === undefined ? [] : [{ kind, name }];
    });
    const [period] = periods;
    if (periods.length > 1 || (period && !shapes[period.kind].test(period.name))) return undefined;
    if (language !== undefined && language !== 'ja' && language !== 'en') return undefined;
    return { name: period?.name, language, json, post };
  } catch {
    return undefined;
  }
}
