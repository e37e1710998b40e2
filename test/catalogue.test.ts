import { readFileSync } from 'node:fs';
import { createCatalogue } from '../src/catalogue.js';
import { recogniserOf } from '../src/recogniser.js';
import { loadScripts } from '../src/script/load.js';

const { scripts } = loadScripts(['scripts']);
const store = { scriptBody: async () => undefined };
const catalogue = createCatalogue(scripts, recogniserOf(scripts).match, store);

test.each([
  ['添付を開いてしまいました。それと、社員証もなくしました', 'suspicious-click', 'lost-device'],
  ['メールの添付を開いたら画面が固まって、パスワードも入れてしまいました', 'suspicious-click', 'credentials-entered'],
  ['I opened the attachment, and I also lost my phone on the train', 'suspicious-click', 'lost-device'],
])('two things in one report: %s', (text, first, also) => {
  const recognised = catalogue.recognise(text);
  expect([recognised.script.id, recognised.also]).toEqual([first, also]);
});

test('one thing is one thing, however many sentences tell it', () => {
  const text = '怪しい添付を開いてしまいました。請求書のメールでした。画面は真っ白です。どうすればいいですか。';
  const recognised = catalogue.recognise(text);
  expect(recognised).toMatchObject({ script: { id: 'suspicious-click' }, sure: true });
  expect(recognised.also).toBeUndefined();
});

test('of the reports in hard voices, hardly any gets a wrong answer without being asked', () => {
  const reports = readFileSync('test/reports/unseen.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line): { text: string; label: string; also: string[] } => JSON.parse(line));
  const misled = reports.filter(({ text, label, also }) => {
    const { sure, script } = catalogue.recognise(text);
    return sure && ![label, ...also].includes(script.id);
  });
  expect(misled.length).toBeLessThanOrEqual(4);
});

test('when it cannot tell, it gives what is safe in any case and offers at most three kinds', () => {
  const recognised = catalogue.recognise('なんか変です');
  expect(recognised).toMatchObject({ script: { id: 'unclear' }, sure: false });
  expect(recognised.candidates.length).toBeGreaterThan(0);
  expect(recognised.candidates.length).toBeLessThanOrEqual(3);
  expect(recognised.candidates).not.toContain('unclear');
});

test('a version that is no longer in the catalogue is shown as it was, from the store', async () => {
  const old = { ...scripts.get('suspicious-click'), version: '000000000000' };
  const kept = createCatalogue(scripts, recogniserOf(scripts).match, { scriptBody: async () => JSON.stringify(old) });
  const found = await kept.version({ id: 'suspicious-click', version: '000000000000' });
  expect(found.version).toBe('000000000000');
  await expect(catalogue.version({ id: 'suspicious-click', version: '000000000000' })).rejects.toThrow(
    'in no catalogue',
  );
});
