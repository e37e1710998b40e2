// What has to be done for a ticket, by phase. The script proposes its tasks, and nothing is stored until somebody does something with one:
// assigns it, sets a time, has done it, finds that it is not needed. Further ones are added in words. Pure.
import { plusSeconds, secondsBetween } from '../../clock.js';
import type { PersonId } from '../../paging/organisation.js';
import type { Script } from '../../script/schema.js';
import type { Party, Said, ScriptRef, TextRef } from '../terms.js';

/** In the order in which a response goes (NIST SP 800-61, ISO/IEC 27035-1). */
const scriptPhases = ['analyse', 'contain', 'eradicate', 'recover'] as const;
/** `prevent` are corrective actions (ISO/IEC 27001, 10.2): they live on after closing. */
export const taskPhases = [...scriptPhases, 'prevent'] as const;
export type TaskPhase = (typeof taskPhases)[number];

export type TaskEvent =
  /** `field` is the part of the text that it is about; `checkAt` when to look whether a corrective action helped. */
  | {
      type: 'task-added';
      by: Party;
      said: TextRef;
      field?: string;
      phase: TaskPhase;
      owner?: PersonId;
      dueAt?: string;
      checkAt?: string;
    }
  /** Owner and time as they stand from now on; absent: nobody, no time. */
  | { type: 'task-assigned'; by: Party; task: string; owner?: PersonId; dueAt?: string }
  /** `said` is the reason why it is not needed. */
  | { type: 'task-settled'; by: Party; task: string; as: 'done' | 'not-needed'; said?: TextRef }
  | { type: 'task-reopened'; by: Party; task: string }
  /** `count` begins at 1; the first comes before the time, the others at it and after it. */
  | { type: 'task-reminded'; task: string; owner: PersonId; count: number; remindAt: string };

/** A corrective action was done: did it help? */
export interface ActionChecked {
  type: 'action-checked';
  by: Party;
  task: string;
  effective: boolean;
  said: TextRef;
}

/** `due` as it was typed; absent: as it is, empty: no time. `seen` is the version of the task that the person saw. */
interface Wish {
  owner?: PersonId | 'nobody';
  due?: string;
}
export type TaskCommand =
  | ({ type: 'task-add'; ticket: number; by: Party; said: Said; phase: TaskPhase } & Wish)
  | ({ type: 'assign'; ticket: number; by: Party; task: string; seen?: number } & Wish)
  | { type: 'task-done'; ticket: number; by: Party; task: string; seen?: number }
  | { type: 'task-not-needed'; ticket: number; by: Party; task: string; said: Said; seen?: number };

export interface Task {
  /** `<script>@<version>/<phase>/<index>`, or `added/<version of the event that added it>`. */
  id: string;
  phase: TaskPhase;
  /** The words of an added one, and which part of them. */
  said?: TextRef;
  field?: string;
  is: 'open' | 'done' | 'not-needed';
  owner?: PersonId;
  dueAt?: string;
  settled?: { by: PersonId; at: string; version: number; why?: TextRef };
  /** Of a corrective action: when to look whether it helped, and what was seen. */
  checkAt?: string;
  checked?: { by: PersonId; at: string; effective: boolean; said: TextRef };
  /** The version of the last thing that people did with it; 0 as long as it is only proposed. */
  version: number;
  /** How often the owner was reminded of this time, and when they are next. */
  reminded: number;
  remindAt?: string;
  /** Messages to its owners, newest last: they are redrawn when the task moves on. */
  told: { version: number; person: PersonId }[];
}

/** Old messages about one task are left as they are. */
const REDRAWN = 4;

/** Whoever is asked to do something in an hour is reminded a quarter of an hour before; in a week, half an hour before. */
const LONGEST_LEAD_SECONDS = 30 * 60;
const LEAD_PART = 4;
/** After the time: in an hour, then after twice that, up to once a week. */
const AGAIN_SECONDS = 60 * 60;
const DAY_SECONDS = 24 * 60 * 60;
const LONGEST_AGAIN_SECONDS = 7 * 24 * 60 * 60;

export function taskId({ id, version }: ScriptRef, phase: TaskPhase, index: number): string {
  return `${id}@${version}/${phase}/${index}`;
}

/** The script that a task is of, or undefined for one that was added in words. */
export function scriptOfTask(
  id: string,
): (ScriptRef & { phase: (typeof scriptPhases)[number]; index: number }) | undefined {
  const [, script, version, phase, index] = /^([a-z0-9-]+)@([0-9a-f]+)\/([a-z]+)\/(\d{1,3})$/.exec(id) ?? [];
  const known = scriptPhases.find((one) => one === phase);
  return script && version && known ? { id: script, version, phase: known, index: Number(index) } : undefined;
}

/** A task of the script that nobody has touched yet. */
export function proposed(script: Script, phase: TaskPhase, index: number): Task {
  return { id: taskId(script, phase, index), phase, is: 'open', version: 0, reminded: 0, told: [] };
}

/**
 * All tasks of a ticket by phase: those that its scripts propose, and those that people added or did something with.
 * @param scripts those the ticket was answered with, in order
 */
export function allTasks(touched: Task[], scripts: Script[]): Task[] {
  const texts = new Set<string>();
  const found = scripts.flatMap((script) =>
    scriptPhases.flatMap((phase) =>
      script.tasks[phase].flatMap(({ ja }, index) => {
        const task = proposed(script, phase, index);
        const known = touched.some(({ id }) => id === task.id);
        // Two kinds in one report ask for much the same.
        if (known || texts.has(ja)) return [];
        texts.add(ja);
        return [task];
      }),
    ),
  );
  const order = new Map(found.map(({ id }, index) => [id, index]));
  return [...touched, ...found].sort(
    (a, b) => taskPhases.indexOf(a.phase) - taskPhases.indexOf(b.phase) || placeOf(a, order) - placeOf(b, order),
  );
}

/** Tasks of the script stand in its order, added ones behind them. */
function placeOf({ id }: Task, order: Map<string, number>): number {
  return scriptOfTask(id)?.index ?? order.size + Number(id.slice('added/'.length));
}

export function afterTask(tasks: Task[], event: TaskEvent | ActionChecked, at: string, version: number): Task[] {
  if (event.type === 'task-added') {
    const { said, phase, field, checkAt } = event;
    const more = { ...(field ? { field } : {}), ...(checkAt ? { checkAt } : {}) };
    const task: Task = { id: `added/${version}`, phase, said, ...more, is: 'open', version, reminded: 0, told: [] };
    return [...tasks, assigned(task, event, at, version)];
  }
  const script = scriptOfTask(event.task);
  const before =
    tasks.find(({ id }) => id === event.task) ??
    (script && { id: event.task, phase: script.phase, is: 'open' as const, version: 0, reminded: 0, told: [] });
  if (!before) return tasks;
  const task = changed(before, event, at, version);
  return tasks.includes(before) ? tasks.map((one) => (one === before ? task : one)) : [...tasks, task];
}

function changed(
  task: Task,
  event: Exclude<TaskEvent, { type: 'task-added' }> | ActionChecked,
  at: string,
  version: number,
): Task {
  const { settled: _, ...rest } = task;
  switch (event.type) {
    case 'task-assigned':
      return assigned({ ...task, version }, event, at, version);
    case 'task-settled':
      return {
        ...task,
        version,
        ...(task.checkAt === undefined ? {} : { reminded: 0, remindAt: task.checkAt }),
        is: event.as,
        settled: { by: event.by.id, at, version, ...(event.said ? { why: event.said } : {}) },
      };
    case 'task-reopened':
      return { ...rest, version, is: 'open' };
    case 'action-checked': {
      const { by, effective, said } = event;
      return { ...task, version, checked: { by: by.id, at, effective, said } };
    }
    case 'task-reminded':
      return { ...task, reminded: event.count, remindAt: event.remindAt, told: toldIn(task, version, event.owner) };
  }
}

function assigned(
  task: Task,
  { by, owner, dueAt }: { by: Party; owner?: PersonId; dueAt?: string },
  at: string,
  version: number,
): Task {
  const { owner: _, dueAt: before, remindAt, ...rest } = task;
  const sameTime = before === dueAt && task.owner === owner;
  return {
    ...rest,
    ...(owner === undefined ? {} : { owner }),
    ...(dueAt === undefined ? {} : { dueAt, remindAt: sameTime && remindAt ? remindAt : firstReminder(at, dueAt) }),
    reminded: sameTime ? task.reminded : 0,
    told: owner === undefined || owner === by.id ? task.told : toldIn(task, version, owner),
  };
}

function toldIn({ told }: Task, version: number, person: PersonId): Task['told'] {
  return [...told, { version, person }].slice(-REDRAWN);
}

function firstReminder(at: string, dueAt: string): string {
  const lead = Math.min(LONGEST_LEAD_SECONDS, Math.max(0, secondsBetween(at, dueAt)) / LEAD_PART);
  return plusSeconds(dueAt, -Math.round(lead));
}

/** When the owner of this task is reminded next (ISO UTC); undefined when there is nobody or nothing to remind of. */
export function nextReminder({ is, owner, remindAt, checkAt, checked }: Task): string | undefined {
  if (owner === undefined) return undefined;
  if (is === 'open') return remindAt;
  // Done: whether it helped is seen later.
  return is === 'done' && checkAt !== undefined && !checked ? remindAt : undefined;
}

/** The reminder that is owed at this moment. One that the desk slept through is left out for the later one. */
export function reminderOf(task: Task, at: string): Extract<TaskEvent, { type: 'task-reminded' }> | undefined {
  const { id, owner, is } = task;
  const dueAt = is === 'done' ? task.checkAt : task.dueAt;
  const next = nextReminder(task);
  if (next === undefined || owner === undefined || dueAt === undefined || at < next) return undefined;
  if (at < dueAt) return { type: 'task-reminded', task: id, owner, count: 1, remindAt: dueAt };
  const count = Math.max(2, task.reminded + 1);
  // What is to keep it from happening again is a matter of days.
  const again = task.phase === 'prevent' ? DAY_SECONDS : AGAIN_SECONDS;
  const pause = Math.min(again * 2 ** Math.min(count - 2, 20), LONGEST_AGAIN_SECONDS);
  return { type: 'task-reminded', task: id, owner, count, remindAt: plusSeconds(at, pause) };
}

/** Its time has come and gone: the owner was told so. */
export function isOverdue({ is, reminded }: Task): boolean {
  return is === 'open' && reminded > 1;
}
