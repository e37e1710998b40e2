// The forms in which a warning to staff is drafted, sent back and withdrawn.
import { hasStaffChannel } from '../ticket/handling/decide-warning.js';
import { longText, onTicket } from './forms.js';
import { filledIn, type TicketForm, unlessCommander } from './ticket-form.js';
import { warningWordsOf } from './warning-words.js';
import { whyForm } from './why-form.js';

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

export const returnWarningForm = whyForm(
  'return-warning',
  (language) => {
    const words = warningWordsOf(language);
    return { title: words.returnTitle, what: words.returnWhat };
  },
  ({ ticket, by }, warning, text) => ({ type: 'return-warning', ticket, by, warning, said: { text } }),
);

export const withdrawWarningForm = whyForm(
  'withdraw-warning',
  (language) => {
    const words = warningWordsOf(language);
    return { title: words.withdrawTitle, intro: words.withdrawIntro, what: words.withdrawWhat };
  },
  ({ ticket, by }, warning, text) => ({ type: 'withdraw-warning', ticket, by, warning, said: { text } }),
);
