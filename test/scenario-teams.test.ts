// The stories of the seed once more: everybody on Teams, or those who report on Teams and those in charge on Slack, or the other way round.
// The answers must be the ones recorded, which were told on Slack.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { channelWordsOf } from '../src/view/channel-words.js';
import { retold } from './world/story-retold.js';
import type { Platforms } from './world/story-stage.js';

const folder = resolve('test/scenario');
const stories = readdirSync(folder).filter((name) => name.startsWith('seed-'));

let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'stories-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** As it is recorded, and as it reads with another platform's name. */
async function compare(name: string, platforms: Platforms): Promise<void> {
  const recorded = readFileSync(join(folder, name), 'utf8');
  const told = await retold(
    recorded,
    name,
    join(scratch, `${name}.${platforms.reporters}.${platforms.inCharge}.db`),
    platforms,
  );
  expect(onAnyPlatform(told)).toBe(onAnyPlatform(recorded));
}

/** Only Slack has channels for one ticket. */
const openChannel = (['ja', 'en'] as const).map((language) => ` [${channelWordsOf(language).open}]`);

function onAnyPlatform(told: string): string {
  return openChannel.reduce((text, button) => text.replaceAll(button, ''), told.replaceAll('Microsoft Teams', 'Slack'));
}

test.each(stories)('%s on Teams', (name) => compare(name, { reporters: 'teams', inCharge: 'teams' }));

const mixed = stories.filter((name) => /^seed-(01|09)/.test(name));
test.each(mixed)('%s reported on Teams, handled on Slack', (name) =>
  compare(name, { reporters: 'teams', inCharge: 'slack' }),
);
test.each(mixed)('%s reported on Slack, handled on Teams', (name) =>
  compare(name, { reporters: 'slack', inCharge: 'teams' }),
);
