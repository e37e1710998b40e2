// A database that cannot be used from the start, in a sentence for whoever starts the desk: which file, and what to do.
import { dirname } from 'node:path';
import type { BothLanguages } from '../script/schema.js';

export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
  constructor(
    readonly says: BothLanguages,
    cause: unknown,
  ) {
    super(`${says.ja} / ${says.en}`, { cause });
  }
}

/** By the beginning of SQLite's or the system's code; https://www.sqlite.org/rescode.html lists SQLite's. */
const sentences: [RegExp, (file: string) => BothLanguages][] = [
  [
    /^(SQLITE_(CANTOPEN|READONLY|PERM|AUTH)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT|EISDIR)/,
    (file) => ({
      ja: `${file} を開けないか、書き込めません。窓口を動かすユーザーに、このファイルと、そのフォルダー ${dirname(file)} への書き込みを許してください。別の場所に置くときは DATABASE_URL を変えてください。`,
      en: `${file} cannot be opened or written. Give the user who runs the desk the right to write this file and its folder ${dirname(file)}, or set DATABASE_URL to another place.`,
    }),
  ],
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    (file) => ({
      ja: `${file} は、SQLite のデータベースではないか、壊れています。DATABASE_URL を確かめてください。壊れているときは、バックアップから戻してください。`,
      en: `${file} is no SQLite database, or it is damaged. Check DATABASE_URL; if it is damaged, put back a backup.`,
    }),
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    (file) => ({
      ja: `${file} は、別のプログラムが使っています。そのプログラムを終えてから、もう一度始めてください。`,
      en: `Another program holds ${file}. End it, then start again.`,
    }),
  ],
  [
    /^(SQLITE_(FULL|IOERR)|ENOSPC|EDQUOT)/,
    (file) => ({
      ja: `${file} に書き込めません。ディスクに空きがあるか、壊れていないかを確かめてください。`,
      en: `${file} cannot be written. Look whether its disk is full or damaged.`,
    }),
  ],
];

/** Opens by `open`; what an operator can mend becomes CannotOpen, anything else stays as it is thrown. */
export function opening<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    const known = sentences.find(([codes]) => typeof code === 'string' && codes.test(code));
    throw known ? new CannotOpen(known[1](file), error) : error;
  }
}
