// What was written and pressed, as the command that a platform would make of it.
import { plusSeconds } from '../../../src/clock.js';
import { shiftsBetween } from '../../../src/paging/rota.js';
import type { Command } from '../../../src/ticket/command.js';
import type { Party, Place } from '../../../src/ticket/event.js';
import { closingFields } from '../../../src/ticket/handling/closing.js';
import { directChannel } from '../chat.js';
import type { Pressed, Step } from './history.js';
import type { Site } from './site.js';

/** undefined: there is nothing to do it to. */
export async function commandOf(
  site: Site,
  step: Extract<Step, { do: 'write' | 'edit' | 'press' }>,
): Promise<Command | undefined> {
  if (step.do === 'write') return written(site, step);
  if (step.do === 'press') return pressed(site, step);
  const first = site.asked.get(step.of)?.command;
  if (first?.type !== 'say') return undefined;
  return { type: 'edit', by: first.by, place: first.place, how: step.how, said: { text: step.text } };
}

function written(site: Site, { id, by, where, under, text }: Extract<Step, { do: 'write' }>): Command {
  const party = site.party(by);
  const { platform, user } = party;
  const said = { text };
  if (where === 'form') return { type: 'report', by: party, said, route: 'employee' };
  const direct = where === 'direct';
  const place: Place = {
    ...{ platform, channel: direct ? directChannel(user) : 'general', message: `m${id}`, direct },
    ...(under === undefined ? {} : { thread: `m${under}` }),
  };
  return { type: 'say', by: party, place, addressed: where !== 'talk', said };
}

async function pressed(site: Site, step: Extract<Step, { do: 'press' }>): Promise<Command | undefined> {
  const { act, ticket, with: more } = step;
  const by = site.party(step.by);
  switch (act) {
    case 'acknowledge-by-mail':
      return { type: 'acknowledge', ticket, by: { ...by, via: 'mail' } };
    case 'acknowledge':
    case 'decline':
    case 'reopen':
      return { type: act, ticket, by };
    case 'close': {
      // What was typed into its fields is as restricted as the rest.
      const fields = Object.fromEntries(closingFields.map((field) => [field, more]));
      const prevents = ticket % 2 === 0 ? { owner: 'suzuki' } : {};
      return { type: act, ticket, by, said: { text: more, fields }, ...prevents };
    }
    case 'choose-script':
      return { type: act, ticket, by, script: more };
    case 'choose-language':
      return { type: act, ticket, by, language: more === 'en' ? 'en' : 'ja' };
    case 'answer-question': {
      const [question = '', answer = ''] = more.split('=');
      return { type: act, ticket, by, question, answer };
    }
    case 'fill-in': {
      const answers = { device: more, hosts: '3', symptom: 'blocked', cut: 'yes' };
      return { type: act, ticket, by, script: 'malware@0123456789ab', said: { text: '', answers }, steps: [0] };
    }
    case 'script-done':
      return { type: act, ticket, by, ...(more === '' ? {} : { script: more }) };
    case 'separate': {
      const notes = (await site.store.events(ticket)).flatMap(({ event }) =>
        event.type === 'noted' ? [event.said.id] : [],
      );
      return { type: act, ticket, by, text: notes[Number(more)] ?? 'no-such-text' };
    }
    default:
      return onNothing(site, { act, by, more });
  }
}

const DAY = 24 * 60 * 60;
const SHIFTS_AHEAD_DAYS = 21;

async function onNothing(
  site: Site,
  { act, by, more }: { act: Pressed; by: Party; more: string },
): Promise<Command | undefined> {
  const now = site.deskTime();
  switch (act) {
    case 'home-opened':
      return { type: act, by };
    case 'seen':
      return { type: act, by, digest: more };
    case 'ask-swap': {
      const ahead = shiftsBetween(site.organisation(), now, plusSeconds(now, SHIFTS_AHEAD_DAYS * DAY));
      const own = ahead.filter(({ member }) => member === by.id);
      return { type: act, by, shift: (own[Number(more)] ?? ahead[0])?.to ?? now };
    }
    case 'take-shift': {
      const swap = (await site.store.swaps(now))[Number(more)];
      return { type: act, by, swap: swap?.id ?? 'no-such-swap' };
    }
    case 'answer-drill': {
      const drills = await site.store.drills(plusSeconds(now, -DAY), plusSeconds(now, DAY));
      return { type: act, by, drill: drills.at(-1 - Number(more))?.id ?? 'no-such-drill' };
    }
    default:
      return undefined;
  }
}
