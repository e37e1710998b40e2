// A front desk that behaves: remembers what it handled, fails when it is told to, and answers with real forms.
import type { FrontDesk } from '../../src/chat/chat.js';
import type { Command, Outcome, Request } from '../../src/ticket/command.js';
import type { Card } from '../../src/view/card.js';
import { reportForm } from '../../src/view/forms.js';
import { closeForm } from '../view/plain-forms.js';

export interface FakeDesk extends FrontDesk {
  /** What was committed, in order. */
  committed: Request[];
  /** The next commits fail so many times. */
  failNext: number;
  /** Called inside a commit, before it is done. */
  during: () => Promise<void>;
  outcome: (command: Command) => Outcome;
}

export const saying = (words: string): Card => ({
  tone: 'plain',
  summary: [words],
  blocks: [{ type: 'text', parts: [words] }],
});

export function createFakeDesk(): FakeDesk {
  const handled = new Set<string>();
  const desk: FakeDesk = {
    committed: [],
    failNext: 0,
    during: async () => undefined,
    outcome: () => ({ is: 'done', ticket: 1 }),
    async handle(request) {
      if (handled.has(request.id)) return { is: 'repeated' };
      await desk.during();
      if (desk.failNext > 0) {
        desk.failNext -= 1;
        throw new Error('database is locked');
      }
      handled.add(request.id);
      desk.committed.push(request);
      return desk.outcome(request.command);
    },
    party: (platform, user) => ({ id: `${platform}:${user}`, platform, user }),
    language: async (_party, hint) => hint ?? 'ja',
    reportForm,
    async form({ form, ticket = 0 }, _by, language) {
      return form === 'report' ? reportForm(language) : { ...closeForm(ticket, language), id: form };
    },
    async submit({ id, form, context, values, by }, language) {
      const command = desk.readForm(form, context, values, by);
      const outcome: Outcome = command ? await desk.handle({ id, command }) : { is: 'refused', reason: 'empty' };
      const problem = await desk.reply(outcome, language);
      if (!problem) return { is: 'taken' };
      const again = await desk.form({ form, about: {} }, by, language);
      const changed = outcome.is === 'refused' && outcome.reason === 'changed-meanwhile';
      if ('is' in again) return { is: 'again', problem, changed };
      const fields = again.fields.map((field) => ({ ...field, value: values[field.id] ?? '' }));
      return { is: 'again', problem, changed, form: { ...again, fields } };
    },
    readForm(form, context, values, by) {
      if (!values.what?.trim()) return undefined;
      const said = { text: values.what };
      if (form === 'report') return { type: 'report', by, said, route: 'employee' };
      return { type: 'close', ticket: Number(context.ticket?.replace('DESK-', '')), by, said };
    },
    onCallCard: (language) => saying(`on call (${language})`),
    listCard: async (reader, language, asked = '') =>
      saying(`list for ${reader.user} (${language})${asked && `: ${asked}`}`),
    dossier: async () => undefined,
    look: async (asked, reader) => saying(`${reader.user} looks at ${JSON.stringify(asked)}`),
    helpCard: (language) => saying(`help (${language})`),
    homeCard: async () => saying('home'),
    redraw: async () => undefined,
    file: async () => undefined,
    reply: async (outcome) => (outcome.is === 'refused' ? saying(`refused: ${outcome.reason}`) : undefined),
  };
  return desk;
}
