// An alarm of the desk itself, for whoever runs it. It names tickets and people's ids, never what anybody wrote.
import type { Organisation } from '../paging/organisation.js';
import { timeIn, wordsOf } from './scene.js';

const MAX_LINES = 20;

/** @param troubles in an operator's words; none means that all is well again */
export function alarmText(
  organisation: Organisation,
  troubles: string[],
  at: string,
): { key: string; subject: string; lines: string[] } {
  const words = wordsOf(organisation.language);
  const more = troubles.length - MAX_LINES;
  return {
    key: 'desk-audit',
    subject: words.alarmSubject(organisation.name),
    lines: [
      `${timeIn(organisation, at)} ${words.alarmLead}`,
      ...troubles.slice(0, MAX_LINES).map((one) => `- ${one}`),
      ...(more > 0 ? [words.listMore(more)] : []),
      words.alarmFoot,
    ],
  };
}
