// The organisation as desk.yml describes it, checked and in plain data. The pure rules read it; config.ts makes it.

export type Platform = 'slack' | 'teams' | 'web';
export type Language = 'ja' | 'en';

/** A person's id in desk.yml ("tanaka"), or `<platform>:<user>` ("slack:U0EMPLOYEE") for someone who is not listed there. */
export type PersonId = string;

export const roles = ['commander', 'ciso', 'isms', 'it', 'pr', 'desk'] as const;
export type Role = (typeof roles)[number];

export interface Person {
  id: PersonId;
  name: string;
  language?: Language;
  slack?: string;
  teams?: string;
  /** Seat of the practice desk. */
  web?: string;
  mail?: string;
  roles: Role[];
}

/** A turn of duty, counted from `from` on the wall clock of the organisation's zone, so that handover stays at the same hour across DST. */
export interface Rotation {
  from: string;
  every: { unit: 'hours' | 'days' | 'weeks' | 'months'; count: number };
  members: PersonId[];
}

export interface Override {
  from: string;
  to: string;
  member: PersonId;
}

export type Call = 'on-call' | 'next-on-call' | `role:${Role}` | `person:${string}`;

export interface Rung {
  call: Call;
  answerWithinSeconds: number;
}

export interface Ladder {
  rungs: Rung[];
  rounds: number;
}

export type ChannelName = 'desk' | 'isms' | 'staff';

export interface Organisation {
  name: string;
  timezone: string;
  /** Of channels. A person's own language wins in direct messages. */
  language: Language;
  channels: Record<ChannelName, Partial<Record<Platform, string>>>;
  people: Person[];
  rota: Rotation[];
  overrides: Override[];
  /** `lastResort` is what is shown when nobody answers, such as a telephone number. */
  paging: Ladder & { lastResort?: string };
  /** The platforms that are running; nothing is owed to the others. */
  platforms: Platform[];
}

export function personById(organisation: Organisation, id: PersonId): Person | undefined {
  return organisation.people.find((person) => person.id === id);
}

export function personAt(organisation: Organisation, platform: Platform, user: string): Person | undefined {
  return organisation.people.find((person) => person[platform] === user);
}

export function withRole(organisation: Organisation, role: Role): Person[] {
  return organisation.people.filter((person) => person.roles.includes(role));
}

/** The running platforms on which this person has an account. */
export function waysTo(organisation: Organisation, id: PersonId): Platform[] {
  const person = personById(organisation, id);
  return organisation.platforms.filter((platform) => person?.[platform]);
}
