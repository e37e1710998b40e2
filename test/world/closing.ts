// Words with which any ticket can be closed, whatever its gate asks for.
import type { Said } from '../../src/ticket/command.js';

export function closingWords(text: string): Said {
  const fields = {
    cause: '不明',
    lessons: '早い連絡が役に立った',
    prevention: '新しい対策は要らない',
    duties: '該当しない',
    anyway: 'ほかの件で続ける',
  };
  return { text, fields };
}
