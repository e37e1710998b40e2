// The training set: plain text files, one for each kind, each line a report; slots in braces are filled from lists.
export interface Labelled {
  text: string;
  label: string;
  /** Other kinds that would be accepted. */
  also: string[];
  /** Lines that came from one written line belong to one family; they are never split between fitting and checking. */
  family: string;
}

/**
 * A file's lines:
 *   `# …`                    comment
 *   `@name: one | two`       a list for {name}
 *   `text {name} text`       a report; `=> kind, kind` at the end names other acceptable kinds
 */
export function parseTraining(label: string, written: string, random: () => number, copies: number): Labelled[] {
  const lines = written.split('\n').map((line) => line.trim());
  const lists = new Map<string, string[]>();
  for (const line of lines) {
    const list = /^@(\w+):(.*)$/.exec(line);
    if (list)
      lists.set(
        list[1] ?? '',
        (list[2] ?? '').split('|').map((one) => one.trim()),
      );
  }
  return lines.flatMap((line, number) => {
    if (!line || line.startsWith('#') || line.startsWith('@')) return [];
    const [text = '', others = ''] = line.split(' => ');
    const also = others
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    const count = text.includes('{') ? copies : 1;
    return Array.from({ length: count }, () => ({
      text: fill(text, lists, random).replaceAll('\\n', '\n'),
      label,
      also,
      family: `${label}:${number}`,
    }));
  });
}

/** What people say around a report, by language and place (`[ja before]`); see training/voices.txt. */
export type Voices = Map<string, string[]>;

export function parseVoices(written: string): Voices {
  const voices: Voices = new Map();
  let place = '';
  for (const line of written.split('\n').map((one) => one.trim())) {
    const heading = /^\[(\w+ \w+)\]$/.exec(line);
    if (heading) place = heading[1] ?? '';
    else if (line && !line.startsWith('#')) voices.set(place, [...(voices.get(place) ?? []), line]);
  }
  return voices;
}

/** Each report as it is, and `times` more as somebody would tell it: with words before or after that say nothing of the kind. */
export function withVoices(reports: Labelled[], voices: Voices, times: number, random: () => number): Labelled[] {
  const one = (key: string): string => {
    const lines = voices.get(key) ?? [''];
    return lines[Math.floor(random() * lines.length)] ?? '';
  };
  const told = (report: Labelled): Labelled => {
    const language = /[ぁ-んァ-ヶ]/.test(report.text) ? 'ja' : 'en';
    const gap = language === 'ja' ? '' : ' ';
    const quiet = report.label === 'question' || report.label === 'unclear';
    const before = quiet || random() < 0.7 ? one(`${language} before`) + gap : '';
    const after = !quiet && (random() < 0.7 || !before) ? gap + one(`${language} after`) : '';
    return { ...report, text: `${before}${report.text}${after}` };
  };
  const spoken = (report: Labelled): boolean => !/^[[{<]|=/.test(report.text);
  return reports.flatMap((report) => [
    report,
    ...(spoken(report) ? Array.from({ length: times }, () => told(report)) : []),
  ]);
}

function fill(text: string, lists: Map<string, string[]>, random: () => number): string {
  let filled = text;
  for (let depth = 0; depth < 4 && filled.includes('{'); depth++)
    filled = filled.replace(/\{(\w+)\}/g, (whole, name) => {
      const choices = lists.get(name);
      return choices ? (choices[Math.floor(random() * choices.length)] ?? '') : whole;
    });
  return filled;
}

/** A small random source with a seed (mulberry32), so that training gives the same model every time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
