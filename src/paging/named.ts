// Whom a text names, by name or by account: in a restricted case these people are neither called nor let in. Pure.
import type { Organisation, Person, PersonId } from './organisation.js';

/** A single letter or character is no name. */
const SHORTEST_NAME = 2;

/** @param text what somebody wrote; a mention stands in it as @name or @account */
export function peopleNamed(organisation: Organisation, text: string): PersonId[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return organisation.people.filter((person) => signsOf(person).some((sign) => names(plain, sign))).map(({ id }) => id);
}

/** People do not change while the desk runs, and every text is searched for all of them. */
const signs = new WeakMap<Person, string[]>();

function signsOf(person: Person): string[] {
  const known = signs.get(person);
  if (known) return known;
  const { name, mail, slack, teams } = person;
  const accounts = [slack, teams].flatMap((account) => (account ? [`@${account}`] : []));
  const found = [name, mail, ...accounts].flatMap((sign) => {
    const plain = sign?.normalize('NFKC').trim().toLowerCase() ?? '';
    return [...plain].length >= SHORTEST_NAME ? [plain] : [];
  });
  signs.set(person, found);
  return found;
}

/** Latin letters must stand alone ("ken" is not in "token"); Japanese has no gaps between words. */
function names(text: string, sign: string): boolean {
  const ends = (char: string | undefined) => char === undefined || !/[a-z0-9]/.test(char);
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    const [first = '', last = ''] = [sign.charAt(0), sign.at(-1)];
    const before = !/[a-z0-9]/.test(first) || ends(text[at - 1]);
    const after = !/[a-z0-9]/.test(last) || ends(text[at + sign.length]);
    if (before && after) return true;
  }
  return false;
}
