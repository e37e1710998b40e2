// One channel's messages as a list. Only what changed is touched, so that focus, selection and scrolling stay where they are.

/** @param label the list's name for screen readers */
export function createLog(label) {
  const list = document.createElement('ol');
  list.className = 'log';
  list.tabIndex = 0;
  list.setAttribute('aria-label', label);
  return list;
}

/**
 * Draws messages into the list. `look` has the page's language and words (text), and the time zone; undefined: the browser's.
 * Returns the items that are new and those that changed.
 */
export function drawLog(list, messages, look) {
  const standing = new Map([...list.children].map((item) => [item.dataset.id, item]));
  const fresh = [];
  const changed = [];
  let before = null;
  for (const message of messages) {
    let item = standing.get(message.id);
    standing.delete(message.id);
    if (!item) {
      item = createItem(message);
      fresh.push(item);
    }
    if (fillItem(item, message, look) && !fresh.includes(item)) changed.push(item);
    const place = before ? before.nextSibling : list.firstChild;
    if (place !== item) list.insertBefore(item, place);
    before = item;
  }
  for (const gone of standing.values()) gone.remove();
  return { fresh, changed };
}

function createItem(message) {
  const item = document.createElement('li');
  item.dataset.id = message.id;
  item.className = `message by-${message.by}${message.thread ? ' reply' : ''}`;
  const who = document.createElement('p');
  who.className = 'who';
  who.append(document.createElement('b'), ' ', document.createElement('time'));
  const body = document.createElement('div');
  body.className = 'body';
  item.append(who, body);
  return item;
}

const clock = (language, timeZone) =>
  new Intl.DateTimeFormat(language === 'ja' ? 'ja' : 'en-GB', { hour: '2-digit', minute: '2-digit', timeZone });

/** True when what the card says has changed; a change of the page's language is none. */
function fillItem(item, message, { language, timezone, text }) {
  const [who, body] = item.children;
  who.querySelector('b').textContent = message.author;
  const time = who.querySelector('time');
  time.dateTime = message.at;
  time.textContent = clock(language, timezone).format(new Date(message.at));
  if (item.html === message.html) return false;
  const sameLanguage = item.lang === language && item.html !== undefined;
  const focus = whereFocusIs(body);
  // Made by the server from escaped text; the content policy lets no script in it run.
  body.innerHTML = message.html;
  item.html = message.html;
  item.lang = language;
  restoreFocus(body, focus);
  if (sameLanguage) markChanged(item, text.changed);
  else item.classList.remove('changed');
  return sameLanguage;
}

function markChanged(item, word) {
  item.dataset.changed = word;
  item.classList.remove('changed');
  // Reading the width makes the browser begin the animation anew.
  void item.offsetWidth;
  item.classList.add('changed');
}

const nameOf = (button) => JSON.stringify({ ...button.dataset });

function whereFocusIs(body) {
  const focused = body.contains(document.activeElement) ? document.activeElement : null;
  return focused && { button: focused.matches('button[data-act]') ? nameOf(focused) : undefined };
}

/** The same button, else the card: never another button, which a second Enter would press, nor the top of the page. */
function restoreFocus(body, focus) {
  if (!focus) return;
  const same = [...body.querySelectorAll('button[data-act]')].find((button) => nameOf(button) === focus.button);
  if (!same) body.tabIndex = -1;
  (same ?? body).focus({ preventScroll: true });
}
