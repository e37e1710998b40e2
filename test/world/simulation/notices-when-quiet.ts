// What must hold of all that belongs to no ticket, when every fault is over: test pages, shifts that changed hands, digests, lists.
import { Cron } from 'croner';
import { plusSeconds } from '../../../src/clock.js';
import { dueBetween, lastWeek } from '../../../src/digest-calendar.js';
import { noticeName } from '../../../src/paging/notice.js';
import { chatsOf, type PersonId, personById } from '../../../src/paging/organisation.js';
import type { DrillPage } from '../../../src/paging/swap.js';
import { noticeMarker } from '../../../src/scene.js';
import type { Platform } from '../../../src/ticket/event.js';
import { guarded, maySee } from '../../../src/ticket/rights.js';
import { fold } from '../../../src/ticket/ticket.js';
import { directChannel } from '../chat.js';
import { everybody } from './history.js';
import type { Site } from './site.js';

const DAY = 24 * 60 * 60;
/** Test pages are hours apart. */
const APART_SECONDS = 600;

export async function brokenNotices(site: Site): Promise<string | undefined> {
  return (await brokenDrills(site)) ?? (await brokenSwaps(site)) ?? (await brokenDigests(site));
}

async function brokenDrills(site: Site): Promise<string | undefined> {
  const now = site.deskTime();
  const pages = await site.store.drills(plusSeconds(now, -30 * DAY), plusSeconds(now, DAY));
  const overdue = pages.find((page) => !page.answeredAt && !page.missedAt && page.answerBy < plusSeconds(now, -120));
  if (overdue) return `the test page of ${overdue.person} was neither answered nor called missed`;
  const asked = [...new Map(pages.map((page) => [page.id, page.askedAt])).values()].sort();
  const twice = asked.find((at, index) => index > 0 && at < plusSeconds(asked[index - 1] ?? '', APART_SECONDS));
  if (twice) return `two test pages went out at ${twice}`;
  // What is owed only now may still be on its way.
  const isSettled = (at: string | undefined) => at === undefined || at < plusSeconds(now, -120);
  for (const page of pages) {
    if (![page.askedAt, page.answeredAt, page.missedAt].every(isSettled)) continue;
    const broken =
      (await brokenToPerson(site, 'drill', page.id, page.person)) ??
      (page.missedAt ? await brokenInRooms(site, 'missed', page.id) : undefined);
    if (broken) return broken;
  }
  return brokenAnswers(site, pages);
}

/** Whoever was told "done" has answered, whatever was counted at the same time. */
function brokenAnswers(site: Site, pages: DrillPage[]): string | undefined {
  for (const { command, answers } of site.asked.values()) {
    if (command.type !== 'answer-drill' || !answers.some(({ is }) => is === 'done')) continue;
    const page = pages.find(({ id, person }) => id === command.drill && person === command.by.id);
    if (!page?.answeredAt) return `${command.by.id} answered a test page, and that is kept nowhere`;
  }
  return undefined;
}

async function brokenSwaps(site: Site): Promise<string | undefined> {
  const taken = new Map<string, PersonId>();
  for (const { command, answers } of site.asked.values()) {
    if (command.type !== 'take-shift' || !answers.some(({ is }) => is === 'done')) continue;
    if (taken.has(command.swap)) return `a shift was given to ${taken.get(command.swap)} and to ${command.by.id}`;
    taken.set(command.swap, command.by.id);
    const swap = await site.store.swap(command.swap);
    if (swap?.takenBy !== command.by.id) return `the shift that ${command.by.id} took is ${swap?.takenBy}'s`;
    const broken =
      (await brokenToPerson(site, 'swap', command.swap, swap.member)) ??
      (await brokenInRooms(site, 'swap', command.swap));
    if (broken) return broken;
  }
  return undefined;
}

/** Each digest that fell due since the calendar was read first stands once in every ISMS channel (twice is seen by the watcher). */
async function brokenDigests(site: Site): Promise<string | undefined> {
  const since = site.calendarSince();
  if (since === undefined) return undefined;
  const organisation = site.organisation();
  const cron = new Cron(organisation.digest?.cron ?? '0 9 * * 1', { timezone: organisation.timezone, paused: true });
  for (const due of dueBetween(cron, since, plusSeconds(site.deskTime(), -120))) {
    const broken = await brokenInRooms(site, 'digest', lastWeek(organisation, due));
    if (broken) return broken;
  }
  return undefined;
}

async function brokenToPerson(site: Site, is: 'drill' | 'swap', id: string, person: PersonId) {
  const organisation = site.organisation();
  for (const platform of chatsOf(organisation, person)) {
    const user = personById(organisation, person)?.[platform] ?? '';
    if (site.left.has(`${platform}/${directChannel(user)}`)) continue;
    const broken = await brokenNotice(site, platform, noticeName({ is, id, platform, person }));
    if (broken) return broken;
  }
  return undefined;
}

async function brokenInRooms(site: Site, is: 'missed' | 'swap' | 'digest', id: string) {
  for (const platform of site.organisation().platforms) {
    const broken = await brokenNotice(site, platform, noticeName({ is, id, platform }));
    if (broken) return broken;
  }
  return undefined;
}

/** It stands, and shows how things are now; a digest is only redrawn when somebody has seen it. */
async function brokenNotice(site: Site, platform: Platform, name: string): Promise<string | undefined> {
  const kept = await site.store.notice(name);
  if (!kept) return `${name} was never shown`;
  const message = site.chats
    .get(platform)
    ?.messages(kept.channel)
    .find((one) => one.id === kept.message);
  if (!message)
    return site.takenAway.has(`${platform}/${kept.channel}/${kept.message}`) ? undefined : `${name} is gone`;
  if (name.startsWith('digest/') || !site.peopleStayed()) return undefined;
  const should = await (await site.seat(0)).world.frontDesk.redraw(noticeMarker(name));
  return JSON.stringify(should) === JSON.stringify(message.card) ? undefined : `${name} is out of date`;
}

/** Lists and forms open only to those who may see the ticket. */
export async function brokenGate(site: Site): Promise<string | undefined> {
  const { frontDesk } = (await site.seat(0)).world;
  const last = await site.store.lastTicket();
  const tickets = await Promise.all(
    Array.from({ length: last }, async (_, index) => fold(await site.store.events(index + 1))),
  );
  for (const account of everybody) {
    const reader = site.party(account);
    const list = JSON.stringify(await frontDesk.listCard(reader, 'ja'));
    for (const [, number] of list.matchAll(/DESK-(\d+)/g)) {
      const ticket = tickets[Number(number) - 1];
      if (ticket && !maySee(site.organisation(), guarded(ticket), reader.id))
        return `the list of ${account} shows DESK-${number}`;
    }
  }
  for (const ticket of tickets) {
    if (!ticket) continue;
    const reader = site.party(everybody[ticket.number % everybody.length] ?? 'slack/hanako');
    const form = await frontDesk.form({ form: 'details', ticket: ticket.number, about: {} }, reader, 'ja');
    if (!('is' in form) && !maySee(site.organisation(), guarded(ticket), reader.id))
      return `the form of DESK-${ticket.number} opens to ${reader.id}`;
  }
  return undefined;
}
