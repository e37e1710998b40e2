// What people do: write, press, fill in a form. Every post carries a random id, so that a double send counts once.
import { openForm } from './form.js';
import { excuse, look, send } from './server.js';
import { channelsOf, element, find, messagesIn, seatOf, state, text, userIn } from './state.js';

function notify(seat, ...content) {
  const close = element('button', { type: 'button', className: 'link', textContent: text().dismiss });
  const notice = element(
    'div',
    { className: 'notice' },
    element('p', { className: 'note', textContent: text().onlyYou }),
    ...content,
    close,
  );
  close.addEventListener('click', () => {
    notice.remove();
    find('.log:not([hidden])', seat).focus();
  });
  find('.notices', seat).replaceChildren(notice);
}

const complain = (seat, error) =>
  notify(seat, element('p', { textContent: excuse(error, state.language, text().unreachable) }));

function showReply(seat, { notice }) {
  if (!notice) return find('.notices', seat).replaceChildren();
  const content = element('div');
  content.innerHTML = notice;
  notify(seat, content);
}

const post = (name, rest) => ({ id: crypto.randomUUID(), as: userIn(name), lang: state.language, ...rest });

/** What could not be sent keeps its id, so that sending it again counts once. */
let unsent;

/** @param refresh looks at the desk again */
export async function say(words, refresh) {
  const seat = seatOf('employee');
  const box = find('#write');
  const button = find('.write [type=submit]');
  const channel = state.shown.employee;
  if (words.trim() === '' || button.ariaDisabled === 'true') return;
  if (unsent?.text !== words || unsent.channel !== channel) unsent = post('employee', { channel, text: words });
  button.ariaDisabled = 'true';
  try {
    showReply(seat, await send('say', unsent));
    unsent = undefined;
    if (box.value === words) box.value = '';
  } catch (error) {
    complain(seat, error);
  }
  button.ariaDisabled = null;
  box.focus();
  await refresh();
}

/** An example is a story of its own: it comes from somebody who has not written yet, if there still is one. */
export function sayExample(report, refresh) {
  const isFree = (channel) => messagesIn(channel).length === 0;
  const free = channelsOf('employee').find(({ channel }) => isFree(channel));
  if (free && !isFree(state.shown.employee)) state.shown.employee = free.channel;
  find('#write').value = report;
  return say(report, refresh);
}

/** What a button names beside its ticket. */
const aboutOf = ({ script, note, language, of, question, answer }) =>
  Object.fromEntries(
    Object.entries({ script, note, language, of, question, answer }).filter(([, value]) => value !== undefined),
  );

export async function press(button, refresh) {
  if (button.ariaDisabled === 'true') return;
  const seat = button.closest('.seat');
  const name = seat.dataset.seat;
  const { act, ticket } = button.dataset;
  button.ariaDisabled = 'true';
  button.classList.add('busy');
  try {
    if ('file' in button.dataset) await save(button);
    else if ('opens' in button.dataset) await ask(button, refresh);
    else if (act === 'ticket') await openTicket(button);
    else {
      const message = button.closest('.message')?.dataset.id ?? 'page';
      const about = aboutOf(button.dataset);
      showReply(seat, await send('press', post(name, { channel: state.shown[name], act, ticket, about, message })));
      await refresh();
    }
  } catch (error) {
    complain(seat, error);
  }
  button.ariaDisabled = null;
  button.classList.remove('busy');
}

/** Looks in the register as whoever sits in this seat; without words, what is open. */
export async function search(words) {
  const seat = seatOf('commander');
  try {
    showReply(seat, await look('register', { asked: words, lang: state.language, as: userIn('commander') }));
    find('.notice', seat)?.scrollIntoView({ block: 'nearest' });
  } catch (error) {
    complain(seat, error);
  }
}

/** All of a ticket in a window of its own, for whoever commands it; else their own card. */
async function openTicket(button) {
  const seat = button.closest('.seat');
  const query = { ticket: button.dataset.ticket, lang: state.language, as: userIn(seat.dataset.seat) };
  const { html, notice } = await look('ticket', query);
  if (!html) return showReply(seat, { notice });
  const holder = document.createElement('div');
  holder.innerHTML = html;
  const dialog = holder.firstElementChild;
  document.body.append(dialog);
  find('[data-cancel]', dialog).addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    (button.isConnected ? button : find('#search')).focus();
  });
  dialog.showModal();
  find('#ticket-title', dialog).focus();
}

/** Fetched as whoever sits there, and kept by the browser under the file's own name. */
async function save(button) {
  const { name, text: words } = await send(
    'file',
    post(button.closest('.seat').dataset.seat, { marker: button.dataset.file }),
  );
  const href = URL.createObjectURL(new Blob([words], { type: 'text/markdown' }));
  element('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

async function ask(button, refresh) {
  const { act, ticket } = button.dataset;
  const seat = button.closest('.seat');
  const body = button.closest('.body');
  const { html, notice } = await look('form', {
    form: act,
    ticket,
    about: new URLSearchParams(aboutOf(button.dataset)),
    lang: state.language,
    as: userIn(seat.dataset.seat),
  });
  if (notice) return showReply(seat, { notice });
  const words = { required: text().required, excuse: (error) => excuse(error, state.language, text().unreachable) };
  // The card may have been drawn anew meanwhile: then the focus goes to the card.
  const giveBack = () => {
    const target = button.isConnected ? button : (body ?? find('#write'));
    if (target === body) body.tabIndex = -1;
    target.focus();
  };
  const open = (dialog, problem) => {
    // One id for the dialog: sent twice, it counts once.
    const filled = post(seat.dataset.seat, {});
    const submit = async (values) => {
      const answer = await send('form', { ...filled, ...values });
      refresh();
      // Not taken: it lies there again as it would be opened now, with what was typed.
      if (answer.html) return () => open(answer.html, answer.problem);
      showReply(seat, answer);
    };
    openForm(dialog, submit, words, giveBack, problem);
  };
  open(html);
}
