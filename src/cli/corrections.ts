// desk corrections: what people taught the desk. --export prints a line of JSON each, --remove DESK-7 takes one out again.
import { systemClock } from '../clock.js';
import { readConfig } from '../config.js';
import { readCorrections } from '../corrections.js';
import { loadScripts } from '../script/load.js';
import { plainLine } from '../view/plain-text.js';
import { ticketName, ticketNumber } from '../view/scene.js';
import { openStore } from './open-store.js';

const SHOWN_CHARACTERS = 80;

export async function corrections(root: string, args: string[]): Promise<number> {
  const opened = openStore(root);
  if (!opened) return 1;
  const { store, settings } = opened;
  const { organisation } = settings;
  const say = (ja: string, en: string) => process.stdout.write(`${organisation.language === 'ja' ? ja : en}\n`);
  try {
    const { scripts } = loadScripts(readConfig(root).scriptFolders);
    const learned = await readCorrections(store, scripts, organisation);
    if (args.includes('--remove')) {
      const name = args[args.indexOf('--remove') + 1] ?? '';
      const found = learned.find((one) => one.ticket === ticketNumber(name));
      if (!found) {
        say(
          `${name} から学んだものはありません。例：desk corrections --remove DESK-7`,
          `Nothing was learned from ${name}. Such as: desk corrections --remove DESK-7`,
        );
        return 1;
      }
      await store.removeCorrection(found.ticket, systemClock.now());
      say(
        `${name} から学んだことを外しました。次に起動したときから使いません。`,
        `What was learned from ${name} is taken out; it is no longer used from the next start on.`,
      );
      return 0;
    }
    // The words of restricted tickets stay with their participants.
    const open = learned.filter((one) => !one.restricted);
    if (args.includes('--export'))
      for (const { text, id } of open) process.stdout.write(`${JSON.stringify({ text, label: id })}\n`);
    else {
      for (const { ticket, id, text } of open)
        process.stdout.write(
          `${ticketName(ticket)} ${id}: ${plainLine([{ said: text.slice(0, SHOWN_CHARACTERS) }]).replaceAll('\n', ' ')}\n`,
        );
      say(
        `学んだ報告：${learned.length}件（うち閲覧制限あり ${learned.length - open.length}件）`,
        `Reports learned from: ${learned.length} (of these restricted: ${learned.length - open.length})`,
      );
    }
    return 0;
  } finally {
    await store.close();
  }
}
