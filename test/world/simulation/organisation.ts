// A small organisation on two platforms with two pagers: one commander has two accounts, another an order of their own, and the CISO
// is the last to be called. Its desk.yml is rewritten in several ways.
import { readDeskYml } from '../../../src/desk-yml.js';
import type { Organisation } from '../../../src/paging/organisation.js';

const people = {
  tanaka: '{ id: tanaka, name: 田中, slack: tanaka, teams: tanaka, mail: tanaka@example.com, roles: [commander] }',
  suzuki:
    '{ id: suzuki, name: 鈴木, slack: suzuki, language: en, mail: suzuki@example.com, reach: [slack, mail], roles: [commander] }',
  sato: '{ id: sato, name: 佐藤, teams: sato, webhook: PAGER_KEY_SATO, roles: [ciso] }',
};

const ladder = `
  rungs:
    - { call: on-call, answer_within: 15m }
    - { call: next-on-call, answer_within: 10m }
    - { call: role:ciso, answer_within: 10m }
  rounds: 1`;

function yml({ rota = '[tanaka, suzuki]', paging = ladder, ...changed }: Record<string, string> = {}): string {
  const all = Object.entries({ ...people, ...changed }).filter(([, one]) => one !== '');
  return `
organisation: Example KK
timezone: Asia/Tokyo
language: ja
channels:
  desk: { slack: desk, teams: desk }
  isms: { slack: isms, teams: isms }
  staff: { slack: staff, teams: staff }
people:
${all.map(([, one]) => `  - ${one}`).join('\n')}
rota:
  - { from: 2026-11-02T09:00, every: 1w, members: ${rota} }
paging:${paging}
  last_resort: "090-0000-0000"
drill: { cron: "20 1,9,14 * * *", answer_within: 10m }
`;
}

const settings = [
  yml(),
  // Another turn, the CISO first, a second round, and Suzuki is no commander any more.
  yml({
    rota: '[suzuki, tanaka]',
    suzuki: people.suzuki.replace('[commander]', '[]'),
    paging: `
  rungs:
    - { call: role:ciso, answer_within: 5m }
    - { call: [on-call, next-on-call], answer_within: 5m }
  rounds: 2`,
  }),
  // Whoever took a ticket is asked whether they are still on it; reminders; many pages alike are counted; the night has a ladder of its own.
  yml({
    paging: `
  rungs:
    - { call: [on-call, next-on-call], answer_within: 15m }
  rounds: 1
  remind_after: 10m
  bundle_above: 2
  still_on_it: { after: 20m, answer_within: 5m, times: 1 }
  ladders:
    - { name: night, severity: [SEV1], hours: outside, rounds: 1, rungs: [{ call: person:sato, answer_within: 5m }] }`,
  }),
  // Suzuki has left the company.
  yml({ rota: '[tanaka]', suzuki: '' }),
];

export const variants = settings.length;

/** The same object for the same settings: nobody changes it. */
const read = new Map<number, Organisation>();

export function simulatedOrganisation(which = 0): Organisation {
  const known = read.get(which);
  if (known) return known;
  const { organisation, faults } = readDeskYml(settings[which] ?? '', ['slack', 'teams'], ['mail', 'webhook']);
  if (!organisation) throw new Error(JSON.stringify(faults));
  read.set(which, organisation);
  return organisation;
}
