// Performs a story: plain lines in, what everybody then reads out. The steps a story may have are listed in test/scenario/README.md.
import { Temporal } from 'temporal-polyfill';
import { secondsBetween } from '../../src/clock.js';
import type { Language } from '../../src/ticket/event.js';
import { fakeChat } from './chat.js';
import { simulatedClock } from './clock.js';
import { openWorld, smallOrganisation } from './desk.js';
import { entriesOf } from './story-record.js';
import { languageNamed, perform } from './story-steps.js';
import { employees, StoryFault, type Telling } from './story-telling.js';

const zone = 'Asia/Tokyo';

export interface Story {
  /** Performs one step; answers with what was drawn and said since the last one, as lines. */
  step(line: string): Promise<string[]>;
  close(): Promise<void>;
}

/** @param file a database file that outlives a restart of the desk */
export function tellStory(file: string): Story {
  let date = '2026-11-16';
  let language: Language = 'ja';
  let told: Telling | undefined;
  let reported = 0;

  async function begin(time: string): Promise<Telling> {
    const clock = simulatedClock(instantOf(date, time));
    const organisation = smallOrganisation(language);
    const chats = new Map(organisation.platforms.map((name) => [name, fakeChat(name, clock, employees)]));
    const world = await openWorld({ organisation, clock, chats, file });
    return { world, heard: [], last: undefined, messages: [] };
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
    told = (await perform(told, what, file)) ?? told;
    await told.world.turn();
    const drawn = told.world.chat.drawn.slice(reported);
    reported = told.world.chat.drawn.length;
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
