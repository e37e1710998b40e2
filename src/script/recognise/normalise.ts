// One spelling for many: whatever a frightened hand, a phone keyboard or a machine writes is folded before it is read.

/** At most this much of a message is read: the beginning, where people say what happened, and some of the end. */
const HEAD = 600;
const TAIL = 200;

const zeroWidth = /\p{Cf}|\p{Variation_Selector}/gu;

/** Katakana to hiragana, so that クリック and くりっく are one word. */
export function foldKana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

/** Folds width, case, kana and invisible letters; the lexicon passes through the same function. */
export function fold(text: string): string {
  return foldKana(
    text
      .normalize('NFKC')
      .replace(zeroWidth, '')
      .toLowerCase()
      .replace(/[’‘`´]/g, "'")
      .replace(/[‐‑‒–—―−]/g, '-')
      .replace(/[〜～]/g, '~'),
  );
}

const dangerousFile =
  /\.(exe|scr|js|jse|vbs|hta|lnk|iso|img|bat|cmd|ps1|msi|apk|one|xlsm|docm|pptm|jar|chm|wsf|htm|html)\b/;

/** Addresses, numbers and names of files say what kind of thing they are, not which one. */
function maskDetails(text: string): string {
  return text
    .replace(/https?:\/\/[^\s<>"'、。）)]+/g, ' xurl ')
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, ' xmail ')
    .replace(/\b\d{1,3}(\.\d{1,3}){3}(:\d+)?(\/\d+)?/g, ' xip ')
    .replace(/\b[0-9a-f]{32,64}\b/g, ' xhash ')
    .replace(/[\w-]+(\.\w{2,4})+\b/g, (name) =>
      dangerousFile.test(name) ? ` xbadfile ${name.slice(name.lastIndexOf('.') + 1)} ` : name.replace(/\./g, ' '),
    )
    .replace(/(\d)[,.](?=\d)/g, '$1')
    .replace(/\d{2}:\d{2}(:\d{2})?/g, ' xtime ');
}

const opening = /[「『“(]/g;
const closing = /[」』”)]/g;
const count = (text: string, marks: RegExp): number => text.match(marks)?.length ?? 0;

/** The first sentences of a text that are long enough to say something and are no part of a quotation. */
export function sentencesOf(text: string): string[] {
  return text
    .slice(0, HEAD)
    .split(/(?<=[。.!?！？\n])\s*/)
    .filter((sentence) => sentence.length > 12 && count(sentence, opening) === count(sentence, closing))
    .slice(0, 6);
}

/** The text as the recogniser reads it: bounded, folded, details masked, romaji turned into kana. */
export function normalise(text: string): string {
  const bounded = text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;
  const folded = maskDetails(fold(bounded)).replace(/[^\S\n]+/g, ' ');
  return looksRomaji(folded) ? romajiToKana(folded) : folded;
}

const romajiSigns =
  /\b(\w*(mashita|masita|masen|masu|masuka|desu|desuka|deshita|desita|chatta|tyatta|shimatta|simatta|teiru|teru|nakatta)|shita|sita|kara|node|nai|wo|ga|ni|dou|sumimasen|onegai|kudasai|kita|yabai|dare|nani|watashi|kaisha)\b/g;

/** True when a text in Latin letters reads as Japanese. */
export function looksRomaji(text: string): boolean {
  if (/[ぁ-ん一-龠]/.test(text)) return false;
  const words = text.match(/[a-z']+/g)?.length ?? 0;
  const signs = text.match(romajiSigns)?.length ?? 0;
  return signs >= 2 && signs / words > 0.12;
}

const vowels = ['a', 'i', 'u', 'e', 'o'];
const rows: Record<string, string> = {
  '': 'あいうえお',
  k: 'かきくけこ',
  s: 'さしすせそ',
  t: 'たちつてと',
  n: 'なにぬねの',
  h: 'はひふへほ',
  m: 'まみむめも',
  y: 'や ゆ よ',
  r: 'らりるれろ',
  w: 'わ   を',
  g: 'がぎぐげご',
  z: 'ざじずぜぞ',
  d: 'だぢづでど',
  b: 'ばびぶべぼ',
  p: 'ぱぴぷぺぽ',
};
const syllables = new Map<string, string>();
for (const [consonant, kana] of Object.entries(rows))
  vowels.forEach((vowel, column) => {
    const letter = kana[column];
    if (letter && letter !== ' ') syllables.set(consonant + vowel, letter);
  });
const palatal: Record<string, string> = {
  ky: 'き',
  sh: 'し',
  sy: 'し',
  ch: 'ち',
  ty: 'ち',
  cy: 'ち',
  ny: 'に',
  hy: 'ひ',
  my: 'み',
  ry: 'り',
  gy: 'ぎ',
  j: 'じ',
  jy: 'じ',
  zy: 'じ',
  by: 'び',
  py: 'ぴ',
};
for (const [consonant, kana] of Object.entries(palatal)) {
  syllables.set(`${consonant}a`, `${kana}ゃ`).set(`${consonant}u`, `${kana}ゅ`).set(`${consonant}o`, `${kana}ょ`);
}
syllables
  .set('shi', 'し')
  .set('chi', 'ち')
  .set('tsu', 'つ')
  .set('fu', 'ふ')
  .set('ji', 'じ')
  .set('fa', 'ふぁ')
  .set('fi', 'ふぃ');

/** Words that read wholly as Japanese syllables become kana; the others (mail, link, PC) stay. */
function romajiToKana(text: string): string {
  return text
    .replace(/[a-z']+/g, (word) =>
      /^(mail|link|file|pc|url|line|teams|zoom|code|site|phone)$/.test(word) ? word : (wordToKana(word) ?? word),
    )
    .replace(/(?<=[ぁ-んー]) (?=[ぁ-ん])/g, '')
    .replace(
      /(?<=[あかさたなはまやらわがざだばぱ])あ|(?<=[うくすつぬふむゆるぐずぶぷゅ])う|(?<=[えけせてねへめれげぜでべぺ])え/g,
      'ー',
    );
}

function wordToKana(word: string): string | undefined {
  let kana = '';
  let at = 0;
  while (at < word.length) {
    const found = [3, 2, 1].map((length) => word.slice(at, at + length)).find((part) => syllables.has(part));
    if (found) {
      kana += syllables.get(found);
      at += found.length;
    } else if (word[at] === 'n') {
      kana += 'ん';
      at += 1;
    } else if (word[at] === word[at + 1]) {
      kana += 'っ';
      at += 1;
    } else return undefined;
  }
  return kana;
}
