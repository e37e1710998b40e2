// What is said about a mistake in a script, to somebody who has never programmed: what is wrong, and what to do.
import type { z } from 'zod';
import { ofAgreement } from './agreement-words.js';
import type { BothLanguages } from './schema.js';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** A sentence and the part of the script it speaks of. */
export interface Said {
  at: Path;
  says: BothLanguages;
}

export const files = {
  noFolder: {
    ja: 'このフォルダーを開けません。SCRIPTS_DIR の書き方と、フォルダーがあるかを確かめてください。',
    en: 'This folder cannot be opened. Check that it exists and how it is spelt in SCRIPTS_DIR.',
  },
  noTriage: {
    ja: '深刻度の決め方（triage.yml）がありません。窓口に付いているものを、このフォルダーへ戻してください。',
    en: 'There is no triage.yml, which says how the severity is decided. Put the one that ships with the desk back into this folder.',
  },
  unreadable: {
    ja: 'このファイルを読めません。ファイルの読み取り権限を確かめてください。',
    en: 'This file cannot be read. Check its permissions.',
  },
  notUtf8: (name: string) => ({
    ja: `文字コードがUTF-8ではありません。${name} を「UTF-8」で保存し直してください。`,
    en: `The file is not in UTF-8. Save ${name} again with the encoding UTF-8.`,
  }),
  wrongEnding: (name: string) => ({
    ja: `このファイルは読まれません。ファイル名を ${name} に変えてください。`,
    en: `This file is not read. Rename it to ${name}.`,
  }),
  sameId: (id: string, other: string) => ({
    ja: `id「${id}」は ${other} でも使われています。どちらかの id とファイル名を変えてください。`,
    en: `The id "${id}" is also used by ${other}. Change the id and the file name of one of them.`,
  }),
  otherName: (id: string, name: string) => ({
    ja: `id とファイル名が違います。id を「${name.replace(/\.yml$/, '')}」にするか、ファイル名を ${id}.yml にしてください。`,
    en: `The id and the file name differ. Make the id "${name.replace(/\.yml$/, '')}" or rename the file to ${id}.yml.`,
  }),
};

export const whole = {
  notAScript: {
    ja: '対応スクリプトが書かれていません。ほかのファイルを写して、書き始めてください。',
    en: 'There is no script in this file. Start from a copy of another one.',
  },
  aliases: {
    ja: '「*」や「&」による参照が多すぎます。同じ文でも、それぞれに書いてください。',
    en: 'There are too many references with * and &. Write the text out each time.',
  },
};

/** YAML itself could not be read. Codes are those of the `yaml` package. */
export function ofYaml(code: string, message: string): BothLanguages {
  switch (code) {
    case 'TAB_AS_INDENT':
      return {
        ja: '行の初めにタブがあります。タブを消し、半角の空白で字下げしてください。',
        en: 'The line begins with a tab. Delete the tab and indent with spaces.',
      };
    case 'BAD_INDENT':
    case 'UNEXPECTED_TOKEN':
      return {
        ja: "字下げがそろっていないか、余分な記号があります。上の行と空白の数をそろえ、文の中に記号があれば文全体を「'」で囲んでください。",
        en: "The indent does not line up, or there is a stray sign. Use as many spaces as the line above; put sentences with signs in quotes ('…').",
      };
    case 'DUPLICATE_KEY':
      return {
        ja: '同じ項目が二度書かれています。一方を消してください。',
        en: 'The same item is written twice. Delete one of them.',
      };
    case 'MISSING_CHAR':
      return {
        ja: "引用符（'）、かっこ、「:」のどれかが足りません。この行と上の行で、閉じ忘れを探してください。",
        en: "A quote ('), a bracket or a colon is missing. Look for one that was not closed, here or on the line above.",
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BAD_SCALAR_START':
      return {
        ja: "文の中の記号（: や @ など）が、文として読めません。文全体を引用符（'）で囲んでください。",
        en: "A sign in the sentence (such as : or @) is not read as text. Put the whole sentence in quotes ('…').",
      };
    default:
      return {
        ja: `この行の書き方が読めません。ほかのスクリプトと見比べてください（${message}）。`,
        en: `This line cannot be read. Compare it with another script (${message}).`,
      };
  }
}

/** The schema's finding about `data`, in words. One sentence a word the desk does not know, else one in all. */
export function ofIssue(issue: Issue, data: unknown): Said[] {
  const at = issue.path;
  const name = String(at.findLast((key) => typeof key === 'string') ?? '');
  const value = at.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], data);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ at: [...at, key], says: unknownWord(key) }));
    case 'custom':
      return [ofAgreement(issue, data)];
    case 'invalid_type':
      return [
        { at, says: value === undefined ? missing(name) : value === null ? empty(name) : kind(issue.expected, name) },
      ];
    case 'invalid_value':
      return [{ at, says: value === undefined ? missing(name) : notOneOf(value, issue.values.map(String)) }];
    case 'too_small':
      if (issue.origin === 'string') return [{ at, says: empty(name) }];
      return [{ at, says: atLeast(name, Number(issue.minimum), issue.origin === 'array') }];
    case 'too_big':
      return [{ at, says: atMost(name, Number(issue.maximum), issue.origin === 'array') }];
    case 'invalid_format':
      return [{ at, says: form(String(value), issue.message) }];
    case 'invalid_key':
      return [{ at, says: form(String(at.at(-1)), issue.issues[0]?.message ?? '') }];
    case 'invalid_union':
      return [{ at, says: answers(name) }];
    default:
      return [{ at, says: { ja: issue.message, en: issue.message } }];
  }
}

function unknownWord(key: string): BothLanguages {
  // In { ja: …, en: … } a comma ends the sentence, and its rest is read as the next item's name.
  if (/[\s。、.]/.test(key))
    return {
      ja: `「${key}」が別の項目として読まれています。コンマで文が切れました。文全体を引用符（'）で囲んでください。`,
      en: `"${key}" is read as an item of its own, because a comma ended the sentence. Put the whole sentence in quotes ('…').`,
    };
  return {
    ja: `「${key}」という項目はありません。つづりと字下げを確かめるか、消してください。`,
    en: `There is no item called "${key}". Check its spelling and indent, or delete it.`,
  };
}

function missing(name: string): BothLanguages {
  if (name === 'en')
    return {
      ja: '英語の文がありません。「ja:」の隣に「en:」で英文を書いてください。',
      en: 'The English text is missing. Add it as "en:" beside "ja:".',
    };
  if (name === 'ja')
    return {
      ja: '日本語の文がありません。「en:」の隣に「ja:」で日本文を書いてください。',
      en: 'The Japanese text is missing. Add it as "ja:" beside "en:".',
    };
  return {
    ja: `「${name}」がありません。suspicious-click.yml の同じ所を見て、書き足してください。`,
    en: `"${name}" is missing. Add it; suspicious-click.yml shows how it is written.`,
  };
}

const empty = (name: string): BothLanguages => ({
  ja: `「${name}」が空です。「${name}:」の後に書いてください。`,
  en: `"${name}" is empty. Write something after "${name}:".`,
});

function kind(expected: string, name: string): BothLanguages {
  switch (expected) {
    case 'string':
      return {
        ja: `「${name}」は文字で書きます。引用符で囲んでください（例: '5.30'）。`,
        en: `"${name}" must be text. Put it in quotes, such as '5.30'.`,
      };
    case 'array':
      return {
        ja: `「${name}」は一覧です。「- 」で始まる行を並べるか、[一つ目, 二つ目] と書いてください。`,
        en: `"${name}" is a list. Write one line each, beginning with "- ", or [first, second].`,
      };
    case 'boolean':
      return { ja: `「${name}」は true か false で書いてください。`, en: `"${name}" must be true or false.` };
    case 'number':
    case 'int':
      return {
        ja: `「${name}」は、引用符なしの整数で書いてください（例: 15）。`,
        en: `"${name}" must be a whole number without quotes, such as 15.`,
      };
    default:
      return {
        ja: `「${name}」には、中の項目が要ります（例: { ja: 日本文, en: 英文 }）。`,
        en: `"${name}" needs items of its own, such as { ja: Japanese, en: English }.`,
      };
  }
}

const notOneOf = (value: unknown, possible: string[]): BothLanguages => ({
  ja: `「${value}」は使えません。使えるのは ${possible.join('、')} です。`,
  en: `"${value}" is not possible here. Possible: ${possible.join(', ')}.`,
});

const atLeast = (name: string, least: number, isList: boolean): BothLanguages =>
  isList
    ? { ja: `「${name}」には${least}つ以上書いてください。`, en: `"${name}" needs at least ${least}.` }
    : { ja: `「${name}」は${least + 1}以上にしてください。`, en: `"${name}" must be ${least + 1} or more.` };

const atMost = (name: string, most: number, isList: boolean): BothLanguages =>
  isList
    ? {
        ja: `「${name}」は${most}個までです。減らしてください。`,
        en: `"${name}" may have at most ${most}. Take some out.`,
      }
    : { ja: `「${name}」は${most}以下にしてください。`, en: `"${name}" must be ${most} or less.` };

const answers = (question: string): BothLanguages => ({
  ja: `「${question}」の条件は ['yes', unknown] のような答えの一覧か、{ over: 100 } と書いてください。`,
  en: `Write the condition on "${question}" as a list of answers, such as ['yes', unknown], or as { over: 100 }.`,
});

/** What the schema asks of ids, controls and classes, in Japanese. */
const formsInJapanese: Record<string, string> = {
  'small letters, digits and hyphens, such as network-cut': '半角の小文字、数字、ハイフンだけ（例: network-cut）',
  'a control of Annex A, such as 5.24': '附属書Aの管理策の番号（例: 5.24）',
  'class/type, such as fraud/phishing': '分類と種類を「/」でつないだもの（例: fraud/phishing）',
  'a length such as 15m, 4h, 1d': '長さ（例: 15m、4h、1d）',
};

const form = (value: string, wanted: string): BothLanguages => ({
  ja: `「${value}」は使えません。書けるのは、${formsInJapanese[wanted] ?? wanted} です。`,
  en: `"${value}" is not possible here. Write ${wanted}.`,
});
