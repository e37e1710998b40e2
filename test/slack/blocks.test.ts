// Every card and form fits Slack's limits, and nothing a person typed becomes anything but characters.
import * as fc from 'fast-check';
import { decodeAbout } from '../../src/slack/about.js';
import { toArguments, toHome, toMessage, toPlainText } from '../../src/slack/blocks.js';
import { toModal } from '../../src/slack/modal.js';
import { acts, type Block, type Button, type Card, type Inline } from '../../src/view/card.js';
import type { Form } from '../../src/view/form.js';
import { reportForm } from '../../src/view/forms.js';
import { inert } from '../../src/view/inert.js';
import { closeForm } from '../view/plain-forms.js';
import { faultsOfMessage, faultsOfView } from '../world/slack-limits.js';
import { buttonsIn } from '../world/slack-payloads.js';

type Json = Record<string, unknown>;

const nasty = [
  '<!channel>',
  '<@U0OTHER>',
  '<https://evil.example.com|click here>',
  '&lt;!here&gt;',
  'https://evil.example.com/path?x=1',
  'HTTPS://EVIL.EXAMPLE.COM',
  'www.evil.example.com',
  'evil.example.com/login',
  '*bold* _it_ ~no~ `code` ```pre```',
  '> quote',
  ':skull: :+1::skin-tone-2:',
  'invoice\u202Egpj.exe',
  'ht\u200Btp://evil.example.com',
  '\u0000\u0007',
  '\uD83D',
  '👩‍👩‍👧‍👦',
  'か\u3099',
  '\r\n\u2028',
  'あ'.repeat(40_000),
  'https://a.example.com/ '.repeat(200),
];
const said = fc.oneof(
  fc.constantFrom(...nasty),
  fc.array(fc.constantFrom(...nasty.slice(0, 18)), { maxLength: 40 }).map((all) => all.join(' ')),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '&', '|', '!', '@', '#', ':', '/', 'h', '.', '*', '\n'),
    maxLength: 200,
  }),
);
/** Our own words: any length, with signs that Slack would interpret. */
const ours = fc.oneof(fc.string({ maxLength: 60 }), fc.constant('A & B < C'), fc.constant('長'.repeat(5_000)));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  ours,
  said.map((text) => ({ said: text })),
  ours.map((strong) => ({ strong })),
  fc.record({ person: said, slack: fc.constantFrom('U0TANAKA', undefined, '<!channel>', 'U0 X') }),
);
const button: fc.Arbitrary<Button> = fc.record({
  act: fc.constantFrom(...acts),
  label: ours,
  ticket: fc.constantFrom('DESK-7', 'DESK-8', ''),
  about: fc.constantFrom(undefined, { script: 'leak-reported' }, { note: 'n-1' }, { language: 'en' }),
  style: fc.constantFrom(undefined, 'primary' as const, 'danger' as const),
});
const parts = fc.array(inline, { maxLength: 6 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('title' as const), text: ours }),
  fc.record({ type: fc.constant('text' as const), parts }),
  fc.record({
    type: fc.constant('steps' as const),
    style: fc.constantFrom('do' as const, 'do-not' as const, 'plain' as const),
    heading: fc.string({ maxLength: 40 }),
    items: fc.array(fc.string({ maxLength: 100 }), { maxLength: 6 }),
  }),
  fc.record({
    type: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: ours, value: parts }), { maxLength: 5 }),
  }),
  fc.record({ type: fc.constant('quote' as const), said }),
  fc.record({ type: fc.constant('note' as const), parts }),
  fc.record({ type: fc.constant('choice' as const), text: parts, button }),
  fc.record({ type: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 6 }) }),
  fc.constant({ type: 'divider' as const }),
);
const cards: fc.Arbitrary<Card> = fc.record({
  tone: fc.constantFrom('alert', 'calm', 'done', 'plain'),
  summary: parts,
  blocks: fc.array(block, { maxLength: 30 }),
});

const message = (card: Card) => toMessage(card) as unknown as { text: string; blocks: Json[] };
const only = (...blocks: Block[]): Card => ({ tone: 'plain', summary: ['-'], blocks });

describe('any card', () => {
  test('fits, and has no active markup, address or hidden character', () => {
    fc.assert(
      fc.property(cards, (card) => {
        const { text, blocks } = message(card);
        expect(faultsOfMessage({ text: text || '-', blocks })).toEqual([]);
        expect(faultsOfMessage({ text: toPlainText(card) || '-', blocks: [] })).toEqual([]);
        expect(faultsOfView(toHome(card) as unknown as Json)).toEqual([]);
        expect(toArguments(card)).toEqual({ text, blocks: JSON.stringify(blocks) });
      }),
      { numRuns: 300 },
    );
  });

  test('a crowded card keeps first aid and buttons, and says that something is missing', () => {
    const crowd: Block[] = Array.from({ length: 80 }, (_, index) => ({ type: 'quote', said: `${index} `.repeat(800) }));
    const aid: Block = { type: 'steps', style: 'do', heading: 'Now', items: ['Pull the network cable'] };
    const row: Block = { type: 'buttons', buttons: [{ act: 'acknowledge', label: 'I have it', ticket: 'DESK-7' }] };
    const { text, blocks } = message(only(...crowd, aid, ...crowd, row));
    expect(faultsOfMessage({ text, blocks })).toEqual([]);
    expect(JSON.stringify(blocks)).toContain('Pull the network cable');
    expect(buttonsIn(blocks)).toHaveLength(1);
    expect(JSON.stringify(blocks)).toContain('"…"');
  });
});

describe('what a person typed', () => {
  test('is quoted letter by letter where Slack does not interpret, with addresses made harmless', () => {
    const { blocks } = message(only({ type: 'quote', said: '<!channel> *see* https://evil.example.com/a.php & "x"' }));
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_quote',
            elements: [{ type: 'text', text: '<!channel> *see* hxxps://evil[.]example[.]com/a.php & "x"' }],
          },
        ],
      },
    ]);
  });

  test.each([
    ['http://a.example.com:8080/x', 'hxxp://a[.]example[.]com:8080/x'],
    ['ftp://a.example.com', 'fxp://a[.]example[.]com'],
    ['slack://channel?id=1', 'slack[:]//channel?id=1'],
    ['see www.example.com', 'see www[.]example[.]com'],
    ['login.example.com/a', 'login[.]example[.]com/a'],
    ['ht\u200btps://a.example.com', 'hxxps://a[.]example[.]com'],
    ['invoice\u202egpj.exe', 'invoice[U+202E]gpj.exe'],
    ['nul\u0000 bell\u0007', 'nul bell'],
    ['👨‍👩‍👧 ok', '👨‍👩‍👧 ok'],
    ['a\u200db', 'ab'],
    ['half \uD83D', 'half \uFFFD'],
    ['report.docx was fine', 'report.docx was fine'],
  ])('is shown harmless (%#)', (typed, shown) => expect(inert(typed, 300)).toBe(shown));

  test('is never cut through a character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '👩‍👩‍👧‍👦', 'か\u3099', '🇯🇵', '語'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (all, limit) => {
          const text = all.join('');
          const shown = inert(text, limit);
          expect(shown.length).toBeLessThanOrEqual(limit);
          if (shown === text) return;
          expect(shown.endsWith('…')).toBe(true);
          const whole = [...new Intl.Segmenter().segment(text)].map((one) => one.segment);
          const kept = [...new Intl.Segmenter().segment(shown.slice(0, -1))].map((one) => one.segment);
          expect(kept).toEqual(whole.slice(0, kept.length));
        },
      ),
    );
  });

  test('200,000 characters made to be slow are done at once', () => {
    expect(inert('a.'.repeat(100_000), 2_900)).toHaveLength(2_900);
    expect(inert('\u200b'.repeat(200_000), 2_900)).toBe('');
  });
});

describe('a reader at a glance', () => {
  test('tells what to do from what not to do by signs, not by colour', () => {
    const { blocks } = message(
      only(
        { type: 'steps', style: 'do', heading: 'Do now', items: ['Cut the network'] },
        { type: 'steps', style: 'do-not', heading: 'Do not', items: ['Do not delete', 'Do not switch off'] },
      ),
    );
    const shown = JSON.stringify(blocks);
    expect(shown).toContain('✅ Do now');
    expect(shown).toContain('"style":"ordered"');
    expect(shown).toContain('⛔ Do not delete');
    expect(shown).toContain('⛔ Do not switch off');
  });

  test('sees how it stands in the title and in the notification', () => {
    const card: Card = { tone: 'alert', summary: ['DESK-7 waits'], blocks: [{ type: 'title', text: 'DESK-7' }] };
    expect(message(card).text).toBe('🚨 DESK-7 waits');
    expect(JSON.stringify(message(card).blocks)).toContain('🚨 DESK-7');
  });

  test('is mentioned in the conversation and named in the notification', () => {
    const tanaka = { person: '田中', slack: 'U0TANAKA' };
    const card: Card = {
      tone: 'calm',
      summary: [tanaka],
      blocks: [
        { type: 'text', parts: [tanaka] },
        { type: 'note', parts: [tanaka] },
      ],
    };
    const { text, blocks } = message(card);
    expect(text).toBe('▶️ 田中');
    expect(JSON.stringify(blocks)).toContain('{"type":"user","user_id":"U0TANAKA"}');
    expect(JSON.stringify(blocks)).toContain('<@U0TANAKA>');
  });
});

test('buttons keep act, ticket and what they are about, each block with an id of its own', () => {
  const { blocks } = message(
    only(
      {
        type: 'choice',
        text: ['Leak'],
        button: { act: 'wrong-script', label: 'This', ticket: 'DESK-7', about: { script: 'leak-reported' } },
      },
      {
        type: 'choice',
        text: ['Click'],
        button: { act: 'wrong-script', label: 'This', ticket: 'DESK-7', about: { script: 'suspicious-click' } },
      },
      {
        type: 'buttons',
        buttons: [
          { act: 'acknowledge', label: 'I have it', ticket: 'DESK-7', style: 'primary' },
          { act: 'decline', label: 'I cannot', ticket: 'DESK-7' },
          { act: 'language', label: '日本語', ticket: 'DESK-7', about: { language: 'ja' } },
        ],
      },
    ),
  );
  const found = buttonsIn(blocks).map(({ action_id, value, block_id }) => [
    action_id,
    value,
    decodeAbout(block_id, action_id),
  ]);
  expect(found).toEqual([
    ['wrong-script', 'DESK-7', { script: 'leak-reported' }],
    ['wrong-script', 'DESK-7', { script: 'suspicious-click' }],
    ['acknowledge', 'DESK-7', {}],
    ['decline', 'DESK-7', {}],
    ['language', 'DESK-7', { language: 'ja' }],
  ]);
  expect(blocks.filter((one) => one.type === 'actions')).toHaveLength(1);
});

describe('forms', () => {
  test.each([reportForm('ja'), reportForm('en', 'あ'.repeat(5_000)), closeForm(7, 'ja'), closeForm(7, 'en')])(
    '%#: fit',
    (form) => {
      expect(faultsOfView(toModal(form) as unknown as Json)).toEqual([]);
    },
  );

  test('a choice of many becomes a list that opens', () => {
    const options = Array.from({ length: 120 }, (_, index) => ({
      id: `script-${index}`,
      label: '長い名前'.repeat(30),
    }));
    const form: Form = {
      ...closeForm(7, 'ja'),
      fields: [{ type: 'choice', id: 'script', label: 'x', required: true, options }],
    };
    const view = toModal(form) as unknown as Json;
    expect(faultsOfView(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('static_select');
  });
});
