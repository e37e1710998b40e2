// Every card of the desk at every moment at which it looks different, made by letting the desk itself come to that moment.
import type { Language } from '../../src/ticket/event.js';
import { type Surface, surfaceNamed } from '../../src/ticket/surface.js';
import type { Card } from '../../src/view/card.js';
import { draw } from '../../src/view/draw.js';
import type { Form } from '../../src/view/form.js';
import { digestMoments } from './digests.js';
import { noticeMoments } from './notices.js';
import { hostile, newTeller, type Scenery, scenery, Teller } from './scenery.js';
import { channelScenery } from './scenery-channel.js';
import { escalationScenery } from './scenery-escalation.js';
import { evidenceKept, evidenceScenery } from './scenery-evidence.js';
import { handOverScenery } from './scenery-hand-over.js';
import { hearingScenery } from './scenery-hearing.js';
import { pagingScenery } from './scenery-paging.js';
import { relayScenery } from './scenery-relay.js';
import { statementScenery } from './scenery-statement.js';
import { taskScenery, tasksGiven } from './scenery-tasks.js';
import { triageScenery, triages } from './scenery-triage.js';
import { warningScenery } from './scenery-warning.js';

export interface Moment {
  /** reporter, thread, desk, page, news, lists, notices or digest: which card it is. */
  view: string;
  name: string;
  card(language: Language): Card;
}

const views: Record<string, string> = { page: 'page', tell: 'news' };

export async function allMoments(): Promise<Moment[]> {
  const ofHandling = [
    ...taskScenery,
    ...handOverScenery,
    ...evidenceScenery,
    ...triageScenery,
    ...warningScenery,
    ...statementScenery,
    ...relayScenery,
    ...escalationScenery,
    ...channelScenery,
  ];
  const told = await Promise.all([...scenery, ...hearingScenery, ...pagingScenery, ...ofHandling].map(momentsOf));
  return [...told.flat(), ...(await listMoments()), ...noticeMoments(), ...digestMoments()];
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
    const detail = ['page', 'hearing', 'tell', 'board', 'warning'].includes(surface.at)
      ? `, ${[short].flat().join(' to ')}`
      : '';
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
  const reported = (teller: Teller) => teller.says('ウイルスかも [malware]');
  const made: [string, string, (teller: Teller) => Promise<void>][] = [
    ['wrong-script', 'wrong-script', reported],
    ['close', 'close', reported],
    ['note', 'note', reported],
    ['decide', 'decide', reported],
    ['assign', 'assign contain', tasksGiven],
    ['assign, all tasks', 'assign', tasksGiven],
    ['task-add', 'task-add', reported],
    ['warn', 'warn', reported],
    ['return-warning', 'return-warning', reported],
    ['withdraw-warning', 'withdraw-warning', reported],
    ['statement', 'statement', tasksGiven],
    ['return-statement', 'return-statement', reported],
    ['withdraw-statement', 'withdraw-statement', reported],
    ['hand-over', 'hand-over', tasksGiven],
    ['triage', 'triage', reported],
    [
      'triage, once more, with another ticket like it',
      'triage',
      async (teller) => {
        await reported(teller);
        await teller.says('またウイルスかも [malware]', {}, 'direct', 'U0KEN');
        const said = { text: '', fields: { why: hostile } };
        await triages(teller, { circumstances: ['ransomware'], severity: 'SEV3', said });
      },
    ],
    ['answer', 'answer', reported],
    ['tell-reporter', 'tell-reporter', reported],
    ['evidence', 'evidence', evidenceKept],
    ['evidence, of the list', 'evidence photo', reported],
    ['evidence-hand', 'evidence-hand entry', evidenceKept],
    ['evidence-hand, all', 'evidence-hand', evidenceKept],
    ['evidence-lacking', 'evidence-lacking photo', reported],
    ['escalate', 'escalate', reported],
    ['details', 'details', reported],
    [
      'details, filled in',
      'details',
      async (teller) => {
        await reported(teller);
        await teller.fillsIn({ cut: 'no', hosts: '3台', device: hostile }, [0, 1]);
      },
    ],
  ];
  const { world } = await newTeller();
  const { reportForm } = world.frontDesk;
  await world.close();
  const drawn = await Promise.all(
    made.map(async ([name, form, happens]): Promise<FormMoment> => {
      const both = await forms(form, happens);
      return { name, form: (language) => both[language] };
    }),
  );
  return [{ name: 'report', form: (language) => reportForm(language) }, ...drawn];
}

/** The form as a commander opens it. */
async function forms(shown: string, happens: (teller: Teller) => Promise<void>): Promise<Record<Language, Form>> {
  const teller = await newTeller();
  await happens(teller);
  const { world } = teller;
  // "assign contain": the form behind one of several alike buttons.
  const [name = '', which] = shown.split(' ');
  const entry = (await world.store.events(1)).findLast(({ event }) => event.type === 'evidence-taken');
  const of: Record<string, string> = {
    contain: 'malware@0123456789ab/contain/0',
    photo: 'malware@0123456789ab/evidence/0',
    entry: String(entry?.version),
  };
  const about = which === undefined ? {} : { of: of[which] };
  const form = async (language: Language) => {
    const asked = await world.frontDesk.form({ form: name, ticket: 1, about }, world.party('U0TANAKA'), language);
    if ('is' in asked) throw new Error(`the form ${name} is refused: ${asked.reason}`);
    return asked;
  };
  const both = { ja: await form('ja'), en: await form('en') };
  await world.close();
  return both;
}
