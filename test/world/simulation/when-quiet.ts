// What must hold when every fault is over and time has passed: everything asked was answered, everything owed is there.

import { findBroken } from '../../../src/cli/verify.js';
import { plusSeconds } from '../../../src/clock.js';
import { personById } from '../../../src/paging/organisation.js';
import { isPager, waysTo } from '../../../src/paging/ways.js';
import type { PersonId, StoredEvent } from '../../../src/ticket/event.js';
import { plan } from '../../../src/ticket/plan.js';
import { guarded, maySee } from '../../../src/ticket/rights.js';
import { nameOf, type Spot, type Surface, spotOf, surfaceNamed } from '../../../src/ticket/surface.js';
import { evolve, isOpenPage, type Ticket } from '../../../src/ticket/ticket.js';
import type { Card } from '../../../src/view/card.js';
import { draw } from '../../../src/view/draw.js';
import { directChannel } from '../chat.js';
import { brokenGate, brokenNotices } from './notices-when-quiet.js';
import { brokenCircle } from './promises.js';
import type { Site } from './site.js';

type PageSurface = Extract<Surface, { at: 'page' }>;

export async function brokenWhenQuiet(site: Site): Promise<string | undefined> {
  return (
    (await findBroken(site.store)) ??
    (await brokenAnswers(site)) ??
    (await brokenBacklog(site)) ??
    (await brokenTickets(site)) ??
    (await brokenNotices(site)) ??
    (await brokenGate(site))
  );
}

/** Whatever was answered "done" is in the log, once; and in the end everything was answered. */
async function brokenAnswers(site: Site): Promise<string | undefined> {
  const log = await site.store.log(0, 100_000);
  for (const [id, { command, answers }] of site.asked) {
    const effects = log.filter((one) => one.request === id);
    const done = answers.filter(({ is }) => is === 'done').length;
    if (answers.length === 0) return `request ${id} was never answered`;
    if (done > 1) return `request ${id} was answered "done" ${done} times`;
    if (command.type !== 'say' && command.type !== 'report') continue;
    const kept = effects.filter(({ event }) => event.type === 'opened' || event.type === 'noted').length;
    if (done > 0 && kept !== 1) return `what was written in ${id} was answered "done" and is kept ${kept} times`;
    const isBlank = command.said.text.trim() === '';
    if (kept === 0 && !isBlank && answers.some(({ is }) => is === 'repeated'))
      return `what was written in ${id} is called repeated and kept nowhere`;
  }
  return undefined;
}

async function brokenBacklog(site: Site): Promise<string | undefined> {
  const { due, oldestDueAt } = await site.store.backlog(plusSeconds(site.deskTime(), -1));
  if (due > 0) return `${due} jobs are still owed, the oldest since ${oldestDueAt}; it is ${site.deskTime()}`;
  const { auditor } = await site.seat(0);
  await auditor.look();
  const reasons = auditor.reasons().filter((one) => !/reporter has not been shown/.test(one));
  return reasons[0] && `the auditor says: ${reasons[0]}`;
}

async function brokenTickets(site: Site): Promise<string | undefined> {
  const { stage } = (await site.seat(0)).world;
  const last = await site.store.lastTicket();
  for (let number = 1; number <= last; number += 1) {
    const scene = await stage.set(number);
    const { ticket, owed } = owedBy(await site.store.events(number), site);
    if (!ticket || !scene) return `ticket ${number} has no events`;
    for (const name of owed) {
      const surface = surfaceNamed(name);
      if (!surface) return `DESK-${number}/${name} is no surface`;
      if (surface.at === 'page' && isPager(surface.way)) {
        const silent = await brokenRing(site, ticket, surface);
        if (silent) return `DESK-${number}/${name}: ${silent}`;
        continue;
      }
      const spot = spotOf(ticket, surface, site.organisation());
      // Whoever was taken out of desk.yml is written to no more.
      if (!spot && !site.peopleStayed()) continue;
      if (!spot) return `DESK-${number}/${name} has no place`;
      const card = draw(scene(stage.readerOf(ticket, surface)), surface);
      const broken = card && (await brokenSurface(site, ticket, surface, spot, card));
      if (broken) return `DESK-${number}/${name}: ${broken}`;
    }
    const standing = await brokenStanding(site, ticket);
    if (standing) return standing;
  }
  return undefined;
}

/** Everything that the events of a ticket ever made owed, worked out without asking the queue. */
function owedBy(events: StoredEvent[], site: Site): { ticket: Ticket | undefined; owed: Set<string> } {
  let ticket: Ticket | undefined;
  const owed = new Set<string>();
  for (const event of events) {
    ticket = evolve(ticket, event);
    if (!ticket) continue;
    for (const job of plan(ticket, event, site.organisationOf(event.seq))) if (job.kind === 'show') owed.add(job.name);
  }
  return { ticket, owed };
}

/** @param card as it would be drawn now */
async function brokenSurface(
  site: Site,
  ticket: Ticket,
  surface: Surface,
  { platform, channel, user = '' }: Spot,
  card: Card,
): Promise<string | undefined> {
  const isGone = site.left.has(`${platform}/${channel ?? directChannel(user)}`);
  // First aid of a restricted case is no longer shown in public.
  if (surface.at === 'thread' && ticket.restricted) return undefined;
  const shown = await site.store.shown(ticket.number, nameOf(surface));
  if (!shown) {
    if (isGone) return undefined;
    const counted = await bundled(site, ticket, surface);
    return counted === undefined ? brokenAbsence(site, ticket, surface) : counted || undefined;
  }
  const messages = site.chats.get(platform)?.messages(shown.channel) ?? [];
  const message = messages.find((one) => one.id === shown.message);
  if (!message) {
    const taken = site.takenAway.has(`${platform}/${shown.channel}/${shown.message}`);
    return taken ? undefined : 'its message is not there';
  }
  // News is told once; everything else stands as things are now.
  if (surface.at === 'tell' || isGone || !site.peopleStayed()) return undefined;
  const [is, should] = [JSON.stringify(message.card), JSON.stringify(card)];
  return is === should ? undefined : `it is out of date: ${difference(is, should)}`;
}

/** Counted on a page or a card that stands: undefined when it is none of these, else what is wrong with that one, or ''. */
async function bundled(site: Site, ticket: Ticket, surface: Surface): Promise<string | undefined> {
  if (surface.at !== 'page' && surface.at !== 'desk' && surface.at !== 'board') return undefined;
  // What has to be done for one that is counted on another's card stands with that one.
  const counted = surface.at === 'board' ? ({ at: 'desk', platform: surface.platform } as const) : surface;
  const lead = await site.store.ringUnder(ticket.number, nameOf(counted));
  if (!lead) return undefined;
  return (await site.store.shown(lead.ticket, lead.surface))
    ? ''
    : `it stands under ${lead.surface}, which is not there`;
}

/** A page by mail or phone alarm: rung, and told what became of it; or why not is on the ticket. */
async function brokenRing(site: Site, ticket: Ticket, surface: PageSurface): Promise<string | undefined> {
  const state = await site.store.ring(ticket.number, nameOf(surface));
  if (state === undefined) return brokenAbsence(site, ticket, surface);
  const { phase } = ticket;
  const is = phase.is === 'held' ? 'taken' : phase.is === 'closed' ? 'closed' : undefined;
  if (is !== undefined && state !== is && personById(site.organisation(), ticket.pages[surface.page]?.person ?? ''))
    return `it was told "${state}" and the ticket is ${is}`;
  return undefined;
}

function mayRead(site: Site, ticket: Ticket, person: PersonId | undefined): boolean {
  return person === undefined ? !ticket.restricted : maySee(site.organisation(), guarded(ticket), person);
}

/** What is not there: a page whose failure is on the ticket, or what was over before it could be sent. */
function brokenAbsence(site: Site, ticket: Ticket, surface: Surface): string | undefined {
  // Questions that went on elsewhere, or were over, before they could be asked.
  if (surface.at === 'hearing' && (surface.sheet !== ticket.hearing.sheet || ticket.phase.is === 'closed'))
    return undefined;
  // What has to be done is told while somebody has the ticket, and only to those who may read it.
  if (surface.at === 'board' && (ticket.phase.is !== 'held' || !mayRead(site, ticket, surface.person)))
    return undefined;
  if (surface.at !== 'page') return 'it was never shown';
  const page = ticket.pages[surface.page];
  if (!page || !isOpenPage(ticket, surface.page)) return undefined;
  if (page.failed.some(({ way }) => way === surface.way)) return undefined;
  return waysTo(site.organisation(), page.person).includes(surface.way)
    ? 'the page was neither sent nor failed'
    : undefined;
}

/** Nothing that stands about this ticket shows its words to somebody who may not see them. */
async function brokenStanding(site: Site, ticket: Ticket): Promise<string | undefined> {
  for (const [platform, chat] of site.chats)
    for (const message of chat.messages()) {
      const isAbout = message.marker.startsWith(`DESK-${ticket.number}/`);
      if (!isAbout || site.left.has(`${platform}/${message.channel}`)) continue;
      const broken = await brokenCircle(site, platform, message, JSON.stringify(message.card), ticket);
      if (broken) return `${platform} ${message.marker} still stands: ${broken}`;
    }
  return undefined;
}

/** Where two cards part. */
function difference(is: string, should: string): string {
  let at = 0;
  while (is[at] === should[at]) at += 1;
  return `…${is.slice(Math.max(0, at - 40), at + 80)}… should be …${should.slice(Math.max(0, at - 40), at + 80)}…`;
}
