// What the desk owes the world after an event of a ticket's handling. Pure.
import type { JobSpec } from '../job.js';
import type { Owe } from '../owe.js';
import type { HandlingEvent } from './handling.js';

export function planHandling(event: HandlingEvent, { redraw }: Owe): JobSpec[] {
  switch (event.type) {
    case 'decided':
    case 'stated':
      return redraw('desk', 'pages');
  }
}
