// Performs a story: plain lines in, what everybody then reads out. The steps a story may have are listed in test/scenario/README.md.
import { Temporal } from 'temporal-polyfill';
import { secondsBetween } from '../../src/clock.js';
import type { Language } from '../../src/ticket/event.js';
import { simulatedClock } from './clock.js';
import { entriesOf } from './story-record.js';
import { openStage, type Platforms } from './story-stage.js';
import { languageNamed, perform } from './story-steps.js';
import { StoryFault, type Telling } from './story-telling.js';

const zone = 'Asia/Tokyo';

export interface Story {
  /** Performs one step; answers with what was drawn and said since the last one, as lines. */
  step(line: string): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * @param file a database file that outlives a restart of the desk
 * @param platforms where the story's people write and press; Slack when absent
 */
export function tellStory(file: string, platforms: Platforms = { reporters: 'slack', inCharge: 'slack' }): Story {
  let date = '2026-11-16';
  let language: Language = 'ja';
  let told: Telling | undefined;

  async function begin(time: string): Promise<Telling> {
    const clock = simulatedClock(instantOf(date, time));
    const stage = openStage({ platforms, language, clock, file });
    return { stage, world: await stage.open(), heard: [], last: undefined, messages: [] };
  }

  async function moveTo(telling: Telling, time: string): Promise<void> {
    const { clock } = telling.world;
    const today = Temporal.Instant.from(clock.now()).toZonedDateTimeISO(zone).toPlainDate();
    const at = instantOf(today.toString(), time);
    // A time that has passed already is tomorrow's.
    const ahead = at >= clock.now() ? at : instantOf(today.add({ days: 1 }).toString(), time);
    await telling.world.pass(secondsBetween(clock.now(), ahead));
  }

  async function step(line: string): Promise<string[]> {
    const setting = /^(date|language): (.+)$/.exec(line);
    if (setting) {
      if (told) throw new StoryFault('date and language stand before the first step');
      if (setting[1] === 'date') date = setting[2] ?? '';
      else language = languageNamed(setting[2] ?? '');
      return [];
    }
    const [, time, what = ''] = /^(?:(\d\d:\d\d(?::\d\d)?) +)?(.+)$/.exec(line) ?? [];
    if (!told) {
      if (!time) throw new StoryFault('the first step needs a time, such as 14:00');
      told = await begin(time);
    } else if (time) await moveTo(told, time);
    told = (await perform(told, what)) ?? told;
    await told.world.turn();
    const drawn = told.stage.drawn();
    return entriesOf({ drawn, heard: told.heard.splice(0), zone, end: told.world.clock.now() });
  }

  return { step, close: async () => told?.world.close() };
}

function instantOf(date: string, time: string): string {
  try {
    const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
    return new Date(wall.toZonedDateTime(zone).epochMilliseconds).toISOString();
  } catch {
    throw new StoryFault(`"${date} ${time}" is no time`);
  }
}
