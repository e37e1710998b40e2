// What a step of a story does to the desk. The steps are listed for writers in test/scenario/README.md.
import { commandOf as commandBehind } from '../../src/chat/pressed.js';
import type { Command, Said } from '../../src/ticket/command.js';
import type { Language, Place } from '../../src/ticket/event.js';
import type { Button } from '../../src/view/card.js';
import { directChannel } from './chat.js';
import { closingWords } from './closing.js';
import { fillIn, fillInBelow, openForm, sendForm } from './story-forms.js';
import { answer, answerUnseen } from './story-hearing.js';
import {
  anyButton,
  ask,
  buttonBefore,
  buttonBelow,
  numberOf,
  profileOf,
  StoryFault,
  type Telling,
} from './story-telling.js';

type Perform = (telling: Telling, ...found: string[]) => Promise<Telling | undefined>;

const who = '([a-z]+)';
const steps: [RegExp, Perform][] = [
  [new RegExp(`^${who} in (?:her|his|their) direct message(?:, with the file (\\S+))?: ?(.*)$`), sayDirect],
  [new RegExp(`^${who} in #([a-z0-9-]+): (.+)$`), sayInChannel],
  [new RegExp(`^${who} in the thread of (DESK-\\d+): (.+)$`), sayInThread],
  [new RegExp(`^${who} in the desk channel's thread of (DESK-\\d+): (.+)$`), sayAtDesk],
  [new RegExp(`^${who} edits (?:her|his|their) message: (.+)$`), (telling, by, text) => edit(telling, by, text)],
  [new RegExp(`^${who} deletes (?:her|his|their) message$`), (telling, by) => edit(telling, by, undefined)],
  [new RegExp(`^${who} fills in the report form: (.+)$`), fillInReport],
  [new RegExp(`^${who} hands on a message by ([^:]+): (.+)$`), handOn],
  [new RegExp(`^${who} presses ([a-z-]+)$`), press],
  [new RegExp(`^${who} presses ([a-z-]+) below "([^"]+)"$`), pressBelow],
  [new RegExp(`^${who} presses ([a-z-]+) on (DESK-\\d+)$`), pressUnseen],
  [new RegExp(`^${who} and ${who} press ([a-z-]+) at once$`), pressAtOnce],
  [new RegExp(`^${who} chooses ([a-z-]+)$`), choose],
  [new RegExp(`^${who} answers ([a-z0-9-]+)$`), answer],
  [new RegExp(`^${who} answers ([a-z0-9-]+) with ([a-z0-9-]+) on (DESK-\\d+)$`), answerUnseen],
  [
    new RegExp(`^${who} opens the hearing form(?: of (DESK-\\d+))?$`),
    (telling, by, of) => openForm(telling, by, 'details', of),
  ],
  [
    new RegExp(`^${who} sends the hearing form: (.+)$`),
    (telling, by, answers) => sendForm(telling, by, 'details', answers),
  ],
  [new RegExp(`^${who} opens the form ([a-z-]+)(?: of (DESK-\\d+))?$`), openForm],
  [new RegExp(`^${who} sends the form ([a-z-]+): (.+)$`), sendForm],
  [new RegExp(`^${who} fills in ([a-z-]+) below "([^"]+)": (.+)$`), fillInBelow],
  [
    new RegExp(`^${who} opens the form ([a-z-]+) below "([^"]+)"$`),
    (telling, by, act, words) => openForm(telling, by, act, '', words),
  ],
  [new RegExp(`^${who} fills in ([a-z-]+)(?: of (DESK-\\d+))?: (.+)$`), fillIn],
  [new RegExp(`^${who} closes it with: (.+)$`), closeIt],
  [new RegExp(`^${who} asks for (the list|help)$`), askFor],
  [new RegExp(`^${who} asks (who is on call)$`), askFor],
  [new RegExp(`^${who} opens the home tab$`), openHome],
  [/^(\d+) (second|minute|hour|day)s? pass(?:es)?$/, letPass],
  [/^the same request arrives again$/, repeat],
  [/^no channel can be opened: ([a-z_]+)$/, noRooms],
  [new RegExp(`^nothing can be delivered to ${who} any more$`), shut],
];

/** @returns the story's new state, when the step has changed more than the world. */
export async function perform(telling: Telling, what: string): Promise<Telling | undefined> {
  if (what === 'the desk is restarted') return restart(telling);
  for (const [pattern, work] of steps) {
    const found = pattern.exec(what);
    if (found) return work(telling, ...found.slice(1));
  }
  throw new StoryFault(`"${what}" is no step; test/scenario/README.md lists them all`);
}

async function restart({ world, stage, ...rest }: Telling): Promise<Telling> {
  await world.close();
  return { ...rest, stage, world: await stage.open() };
}

async function say(
  telling: Telling,
  by: string,
  where: { channel: string; thread?: string },
  text: string,
  file?: string,
) {
  const direct = where.channel === directChannel(by);
  const mention = /@desk\s*/;
  const { platform } = telling.world.party(by);
  const place: Place = { platform, ...where, message: `said-${telling.messages.length + 1}`, direct };
  telling.messages.push({ by, place });
  const words = text.replace(mention, '');
  const said = { ...saidWith(telling, words), ...(file ? { files: [{ name: file }] } : {}) };
  const addressed = direct || mention.test(text);
  return ask(telling, by, { type: 'say', by: telling.world.party(by), place, addressed, said });
}

/** `@hanako` mentions somebody, as the platforms say it. */
function saidWith({ world }: Telling, text: string): Said {
  const mentions = [...text.matchAll(/@([a-z]+)/g)].map(([as, name = '']) => ({ as, person: world.party(name).id }));
  return { text, ...(mentions.length > 0 ? { mentions } : {}) };
}

function sayDirect(telling: Telling, by = '', file = '', text = '') {
  return say(telling, by, { channel: directChannel(by) }, text, file);
}

function sayInChannel(telling: Telling, by = '', channel = '', text = '') {
  return say(telling, by, { channel }, text);
}

async function sayInThread(telling: Telling, by = '', name = '', text = '') {
  const place = (await telling.world.store.row(numberOf(name)))?.place;
  if (!place?.thread) throw new StoryFault(`${name} stands in no thread`);
  return say(telling, by, { channel: place.channel, thread: place.thread }, text);
}

async function sayAtDesk(telling: Telling, by = '', name = '', text = '') {
  const { platform } = telling.world.party(by);
  const shown = await telling.world.store.shown(numberOf(name), `desk/${platform}`);
  if (!shown) throw new StoryFault(`${name} does not stand in the desk channel`);
  return say(telling, by, { channel: shown.channel, thread: shown.message }, text);
}

/** @param text undefined: deleted */
async function edit(telling: Telling, by = '', text: string | undefined) {
  const message = telling.messages.findLast((one) => one.by === by);
  if (!message) throw new StoryFault(`${by} has written nothing yet`);
  const how = text === undefined ? 'deleted' : 'edited';
  const said = saidWith(telling, text ?? '');
  return ask(telling, by, { type: 'edit', by: telling.world.party(by), place: message.place, how, said });
}

async function fillInReport(telling: Telling, by = '', answers = '') {
  const [what = '', ...others] = answers.split(' | ');
  const values = { what, ...Object.fromEntries(others.map((one) => one.split(': '))) };
  const command = telling.world.frontDesk.readForm('report', {}, values, telling.world.party(by));
  if (!command) throw new StoryFault('the report form needs its first answer');
  return ask(telling, by, command);
}

async function handOn(telling: Telling, by = '', author = '', text = '') {
  const said = { text: '', quoted: { author, text } };
  return ask(telling, by, { type: 'report', by: telling.world.party(by), said, route: 'employee' });
}

function press(telling: Telling, by = '', act = '') {
  return ask(telling, by, pressed(telling, by, act));
}

function pressed(telling: Telling, by: string, act: string): Command {
  const button = buttonBefore(telling, by, (one) => one.act === act);
  if (!button) throw new StoryFault(`no button "${act}" stands before ${by}`);
  return commandOf(telling, by, act, button);
}

async function pressBelow(telling: Telling, by = '', act = '', words = '') {
  const button = buttonBelow(telling, by, act, words);
  if (!button) throw new StoryFault(`no button "${act}" stands below "${words}" before ${by}`);
  return ask(telling, by, commandOf(telling, by, act, button));
}

/** Somebody presses a button that stands before others: what it names is taken from theirs. */
async function pressUnseen(telling: Telling, by = '', act = '', name = '') {
  const button = anyButton(telling, (one) => one.act === act && one.ticket === name);
  return ask(telling, by, commandOf(telling, by, act, { ticket: name, about: button?.about }));
}

function commandOf({ world }: Telling, by: string, act: string, button: Pick<Button, 'ticket' | 'about'>): Command {
  const command = commandBehind(act, numberOf(button.ticket), button.about ?? {}, world.party(by));
  if (!command) throw new StoryFault(`"${act}" is no button that does something by itself`);
  return command;
}

async function pressAtOnce(telling: Telling, one = '', other = '', act = '') {
  const commands = [one, other].map((by) => [by, pressed(telling, by, act)] as const);
  await Promise.all(commands.map(([by, command]) => ask(telling, by, command)));
  return undefined;
}

/** By the candidate's own button, or by the form behind the button that names no script. */
async function choose(telling: Telling, by = '', script = '') {
  const button =
    buttonBefore(telling, by, (one) => one.act === 'wrong-script' && one.about?.script === script) ??
    buttonBefore(telling, by, (one) => one.act === 'wrong-script' && one.about === undefined);
  if (!button) throw new StoryFault(`no button to choose a script stands before ${by}`);
  const common = { ticket: numberOf(button.ticket), by: telling.world.party(by) };
  return ask(telling, by, { type: 'choose-script', ...common, script });
}

/** The form asks for more where the organisation should learn from it: the story tells only what the reporter reads. */
async function closeIt(telling: Telling, by = '', text = '') {
  const opened = await openForm(telling, by, 'close');
  const fields = opened?.forms?.[by]?.fields ?? [];
  const asked = fields.filter(({ id, type, required }) => id !== 'what' && type === 'text' && required);
  const words = closingWords(text).fields ?? {};
  const others = asked.map(({ id }) => `${id}: ${words[id]}`);
  return opened && sendForm(opened, by, 'close', [`what: ${text}`, ...others].join(' | '));
}

async function askFor({ world, heard }: Telling, by = '', what = '') {
  const party = world.party(by);
  const { frontDesk } = world;
  const language = await frontDesk.language(party, profileOf(by)?.language);
  const cards = {
    'the list': () => frontDesk.listCard(party, language),
    help: () => frontDesk.helpCard(language),
    'who is on call': () => frontDesk.onCallCard(language),
  };
  heard.push({ by, card: await cards[what as keyof typeof cards](), at: world.clock.now() });
  return undefined;
}

async function openHome(telling: Telling, by = '') {
  await ask(telling, by, { type: 'home-opened', by: telling.world.party(by) });
  await telling.world.turn();
  const card = telling.stage.chats.flatMap(({ homes }) => homes.get(by) ?? [])[0];
  if (card) telling.heard.push({ by, card, at: telling.world.clock.now() });
  return undefined;
}

async function letPass(telling: Telling, count = '', unit = '') {
  const seconds = { second: 1, minute: 60, hour: 3_600, day: 86_400 }[unit as 'second'];
  await telling.world.pass(Number(count) * seconds);
  return undefined;
}

async function repeat(telling: Telling) {
  const { last } = telling;
  if (!last || !('by' in last.command)) throw new StoryFault('nothing was asked yet');
  return ask(telling, last.command.by.user, last.command, last.id);
}

async function shut(telling: Telling, by = '') {
  for (const chat of telling.stage.chats) chat.shut(directChannel(by), 'account_inactive');
  return undefined;
}

async function noRooms(telling: Telling, reason = '') {
  telling.world.chat.rooms.refuse(reason);
  return undefined;
}

export function languageNamed(name: string): Language {
  if (name === 'ja' || name === 'en') return name;
  throw new StoryFault(`the language is ja or en, not "${name}"`);
}
