// What is owed after an event of a warning to staff. Pure.
import type { Organisation } from '../../paging/organisation.js';
import type { Known } from '../decision.js';
import type { Platform } from '../event.js';
import { type JobSpec, priorities } from '../job.js';
import { desksOf, inCharge, type Owe, toDesks, toPeople } from '../owe.js';
import { subjectsOf } from '../rights.js';
import { laneOf, nameOf, type Surface, spotOf, type Told } from '../surface.js';
import type { Ticket } from '../ticket.js';
import type { Warning, WarningEvent } from './warning.js';

/** The count follows the presses at most so often. */
const COUNT_EVERY_MS = 30_000;

export function planWarning(ticket: Ticket, event: WarningEvent, organisation: Organisation, owe: Owe): JobSpec[] {
  const warning = ticket.handling.warnings.find((one) => one.id === event.warning);
  if (!warning) return [];
  const { show, tell, redraw, wakes } = owe;
  const readers = readersOf(ticket, organisation);
  const cards = [
    ...draftCards(warning, readers).flatMap((one) => show(one, priorities.redraw)),
    ...redraw('desk', 'pages'),
  ];
  const post = (part: string) => below(warning, organisation, part).flatMap((one) => show(one, priorities.notice));
  switch (event.type) {
    case 'warning-drafted':
      return [...tell(readers), ...cards];
    case 'warning-returned':
      return [...tell([...readers, ...author(warning)]), ...cards];
    case 'warning-approved':
      return [...post('text'), ...replaced(ticket, warning, organisation, owe), ...cards, ...wakes()];
    case 'warning-failed':
      return [...tell(readers, priorities.page), ...cards];
    case 'warning-reminded':
      return [...post(`reminder-${warning.reminded.length}`), ...cards, ...wakes()];
    case 'warning-withdrawn':
      return [
        ...standing(warning, organisation).flatMap((one) => show(one, priorities.redraw)),
        ...post('withdrawn'),
        ...tell(readers),
        ...cards,
      ];
  }
}

/** The commanders' room; of a restricted ticket only whoever has it, and the CISO. */
function readersOf(ticket: Ticket, organisation: Organisation): Told[] {
  if (!ticket.restricted) return toDesks(desksOf(organisation));
  const cisos = organisation.people.filter(({ roles }) => roles.includes('ciso')).map(({ id }) => id);
  const people = [...new Set([...inCharge(ticket), ...cisos])].filter((id) => !subjectsOf(ticket).includes(id));
  return toPeople(people, organisation);
}

/** Every draft was told as a message of its own: the older ones lose their buttons, the newest shows how it stands. */
function draftCards({ drafts }: Warning, readers: Told[]): Surface[] {
  return drafts.flatMap((version) => readers.map((to) => ({ at: 'tell', version, to }) as const));
}

function below({ id: warning }: Warning, organisation: Organisation, part: string): Surface[] {
  return staffPlatforms(organisation).map((platform) => ({ at: 'warning', warning, platform, part }));
}

function author({ by }: Warning): Told[] {
  return [{ who: 'person', person: by.id, platform: by.platform }];
}

/** The warning that is corrected says so where it stands, and so do its cards. */
function replaced(ticket: Ticket, { corrects }: Warning, organisation: Organisation, owe: Owe): JobSpec[] {
  const old = ticket.handling.warnings.find((one) => one.id === corrects);
  if (!old) return [];
  const surfaces = [...standing(old, organisation), ...draftCards(old, readersOf(ticket, organisation))];
  return surfaces.flatMap((one) => owe.show(one, priorities.redraw));
}

/** What stands in the staff channels. */
function standing(warning: Warning, organisation: Organisation): Surface[] {
  const parts = ['text', ...warning.reminded.map((_, index) => `reminder-${index + 1}`)];
  return parts.flatMap((part) => below(warning, organisation, part));
}

export function staffPlatforms({ platforms, channels }: Organisation): Platform[] {
  return platforms.filter((platform) => channels.staff[platform]);
}

/** Somebody has read it: the cards that count are redrawn, at most once in a while however many press. */
export function countJobs(ticket: Ticket, warning: Warning, { at, organisation }: Known): JobSpec[] {
  const dueAt = new Date(Math.ceil(Date.parse(at) / COUNT_EVERY_MS) * COUNT_EVERY_MS).toISOString();
  const counting = [
    ...below(warning, organisation, 'text'),
    ...draftCards({ ...warning, drafts: [warning.version] }, readersOf(ticket, organisation)),
  ];
  return counting.flatMap((surface): JobSpec[] => {
    const spot = spotOf(ticket, surface, organisation);
    const job = { kind: 'show', name: nameOf(surface), priority: priorities.redraw, dueAt } as const;
    return spot ? [{ ...job, lane: laneOf(spot) }] : [];
  });
}
