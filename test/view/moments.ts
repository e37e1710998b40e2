// Every card of the desk at every moment at which it looks different, made by letting the desk itself come to that moment.
import type { Language } from '../../src/ticket/event.js';
import { type Surface, surfaceNamed } from '../../src/ticket/surface.js';
import type { Card } from '../../src/view/card.js';
import { draw } from '../../src/view/draw.js';
import type { Form } from '../../src/view/form.js';
import { digestMoments } from './digests.js';
import { hostile, newTeller, type Scenery, scenery, Teller } from './scenery.js';
import { hearingScenery } from './scenery-hearing.js';

export interface Moment {
  /** reporter, thread, desk, page, news, lists or digest: which card it is. */
  view: string;
  name: string;
  card(language: Language): Card;
}

const views: Record<string, string> = { page: 'page', tell: 'news' };

export async function allMoments(): Promise<Moment[]> {
  const told = await Promise.all([...scenery, ...hearingScenery].map(momentsOf));
  return [...told.flat(), ...(await listMoments()), ...digestMoments()];
}

async function momentsOf([name, happens, surfaces]: Scenery): Promise<Moment[]> {
  const teller = await newTeller();
  await happens(teller);
  const scene = await teller.world.stage.set(1);
  const events = await teller.world.store.events(1);
  await teller.world.close();
  if (!scene) throw new Error(`nothing was reported at the moment "${name}"`);
  return surfaces.map((short): Moment => {
    const surface = surfaceOf(short, (type) => events.findLast(({ event }) => event.type === type)?.version ?? 0);
    const card = (language: Language) => {
      const drawn = draw(scene(language), surface);
      if (!drawn) throw new Error(`nothing stands on ${short} at the moment "${name}"`);
      return drawn;
    };
    const detail = ['page', 'hearing', 'tell'].includes(surface.at) ? `, ${[short].flat().join(' to ')}` : '';
    return { view: views[surface.at] ?? surface.at, name: name + detail, card };
  });
}

/** "page/0" is page/0/slack; ["noted", "reporter"] is the news of the last such event to the reporter. */
function surfaceOf(short: string | [string, string], versionOf: (type: string) => number): Surface {
  const name =
    typeof short === 'string'
      ? short.replace(/^(desk|page\/\d+)$/, '$1/slack')
      : `tell/${versionOf(short[0])}/${short[1]}`;
  const surface = surfaceNamed(name);
  if (!surface) throw new Error(`${name} names no surface`);
  return surface;
}

/** Cards that belong to no ticket: lists, help, home, private answers. */
async function listMoments(): Promise<Moment[]> {
  const { world } = await newTeller();
  const { frontDesk, party, ask } = world;
  const empty = await cards(async (language) => frontDesk.homeCard(party('U0HANAKO'), language));
  const teller = new Teller(world);
  await teller.says('怪しい添付を開いてしまった [suspicious-click]');
  await teller.says('端末をなくした [lost-device]', {}, 'direct', 'U0KEN');
  await teller.presses('acknowledge');
  const refused = await ask({ type: 'acknowledge', ticket: 1, by: party('U0SUZUKI') });
  const made: [string, (language: Language) => Promise<Card>][] = [
    ['home of somebody new', async (language) => empty[language]],
    ['home with a report', (language) => frontDesk.homeCard(party('U0HANAKO'), language)],
    ['list for a commander', (language) => frontDesk.listCard(party('U0TANAKA'), language)],
    ['list for an employee', (language) => frontDesk.listCard(party('U0KEN'), language)],
    ['on call', async (language) => frontDesk.onCallCard(language)],
    ['help', async (language) => frontDesk.helpCard(language)],
    ['somebody has it already', async (language) => (await frontDesk.reply(refused, language)) as Card],
  ];
  const moments = await Promise.all(
    made.map(async ([name, card]): Promise<Moment> => {
      const both = await cards(card);
      return { view: 'lists', name, card: (language) => both[language] };
    }),
  );
  await world.close();
  return moments;
}

async function cards(card: (language: Language) => Promise<Card>): Promise<Record<Language, Card>> {
  return { ja: await card('ja'), en: await card('en') };
}

export interface FormMoment {
  name: string;
  form(language: Language): Form;
}

export async function allForms(): Promise<FormMoment[]> {
  const teller = await newTeller();
  const { frontDesk } = teller.world;
  const empty = await hearingForms(teller, () => teller.says('ウイルスかも [malware]'));
  const filled = await hearingForms(teller, () => teller.fillsIn({ cut: 'no', hosts: '3台', device: hostile }, [0, 1]));
  await teller.world.close();
  return [
    { name: 'report', form: (language) => frontDesk.reportForm(language) },
    { name: 'wrong-script', form: (language) => frontDesk.scriptForm(7, language) },
    { name: 'close', form: (language) => frontDesk.closeForm(7, language) },
    { name: 'details', form: (language) => empty[language] },
    { name: 'details, filled in', form: (language) => filled[language] },
  ];
}

async function hearingForms({ world }: Teller, happens: () => Promise<void>): Promise<Record<Language, Form>> {
  await happens();
  const form = async (language: Language) => {
    const asked = await world.frontDesk.detailsForm(1, world.party('U0HANAKO'), language);
    if ('is' in asked) throw new Error(`the form is refused: ${asked.reason}`);
    return asked;
  };
  return { ja: await form('ja'), en: await form('en') };
}
