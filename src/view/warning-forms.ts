// The forms in which a warning to staff is drafted, sent back and withdrawn.
import { hasStaffChannel } from '../ticket/handling/decide-warning.js';
import type { Form } from './form.js';
import { longText, onTicket } from './forms.js';
import type { Scene } from './scene.js';
import { filledIn, type TicketForm, unlessCommander } from './ticket-form.js';
import { warningWordsOf } from './warning-words.js';

export const warnForm: TicketForm = {
  unless: (scene, by) =>
    unlessCommander(scene, by) ?? (hasStaffChannel(scene.organisation) ? undefined : 'no-staff-channel'),
  draw(scene, { of }) {
    const { ticket, language } = scene;
    const words = warningWordsOf(language);
    const { context, ...form } = onTicket('warn', ticket.number, language);
    const warning = ticket.handling.warnings.find((one) => one.id === of);
    const said = warning && scene.said(warning.said);
    const draft = said ? { ja: said.text, en: said.fields?.en } : scene.script(ticket.script).warning;
    const how = warning?.state.is === 'posted' ? 'correct' : 'change';
    const about: Record<string, string> = warning ? { of: warning.id, seen: String(warning.version), how } : {};
    const value = (words?: string) => (words ? { value: words } : {});
    return {
      ...form,
      title: words.formTitle,
      submit: words.submitDraft,
      intro: words.formIntro,
      context: { ...context, ...about },
      fields: [longText('ja', words.ja, value(draft?.ja)), longText('en', words.en, value(draft?.en))],
    };
  },
  read(filled) {
    const [text, en] = [filledIn(filled, 'ja'), filledIn(filled, 'en')];
    if (!text || !en) return undefined;
    const { ticket, by, context } = filled;
    const { of, seen, how } = context;
    const named = how === 'correct' ? { corrects: of } : { warning: of, seen: Number(seen) };
    return { type: 'draft-warning', ticket, by, said: { text, fields: { en } }, ...(of ? named : {}) };
  },
};

export const returnWarningForm = whyForm('return-warning', (words) => ({
  title: words.returnTitle,
  what: words.returnWhat,
}));

export const withdrawWarningForm = whyForm('withdraw-warning', (words) => ({
  title: words.withdrawTitle,
  intro: words.withdrawIntro,
  what: words.withdrawWhat,
}));

function whyForm(
  act: 'return-warning' | 'withdraw-warning',
  say: (words: ReturnType<typeof warningWordsOf>) => { title: string; intro?: string; what: string },
): TicketForm {
  return {
    draw({ ticket, language }: Scene, { of = '' }): Form {
      const { context, ...form } = onTicket(act, ticket.number, language);
      const { what, ...rest } = say(warningWordsOf(language));
      return { ...form, ...rest, context: { ...context, of }, fields: [longText('what', what)] };
    },
    read(filled) {
      const text = filledIn(filled, 'what');
      const { ticket, by, context } = filled;
      return text && context.of ? { type: act, ticket, by, warning: context.of, said: { text } } : undefined;
    },
  };
}
