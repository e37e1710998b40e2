// A small organisation on two platforms: one commander has two accounts, another one, and the CISO is the last to be called.
import { readDeskYml } from '../../../src/desk-yml.js';
import type { Organisation } from '../../../src/paging/organisation.js';

const yml = `
organisation: Example KK
timezone: Asia/Tokyo
language: ja
channels:
  desk: { slack: desk, teams: desk }
people:
  - { id: tanaka, name: 田中, slack: tanaka, teams: tanaka, roles: [commander] }
  - { id: suzuki, name: 鈴木, slack: suzuki, language: en, roles: [commander] }
  - { id: sato, name: 佐藤, teams: sato, roles: [ciso] }
rota:
  - { from: 2026-11-02T09:00, every: 1w, members: [tanaka, suzuki] }
paging:
  rungs:
    - { call: on-call, answer_within: 15m }
    - { call: next-on-call, answer_within: 10m }
    - { call: role:ciso, answer_within: 10m }
  rounds: 1
  last_resort: "090-0000-0000"
`;

export function simulatedOrganisation(): Organisation {
  const { organisation, faults } = readDeskYml(yml, ['slack', 'teams']);
  if (!organisation) throw new Error(JSON.stringify(faults));
  return organisation;
}
