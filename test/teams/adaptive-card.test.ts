// What Teams is given to draw. What a person typed may not become anything but characters, and every card fits.
import fc from 'fast-check';
import { toAdaptiveCard, toMessage, toMessageJson, toPlainText } from '../../src/teams/adaptive-card.js';
import { toDialog, toDialogCard } from '../../src/teams/dialog.js';
import { bytesOf } from '../../src/teams/fit.js';
import { acts, type Block, type Button, type Card, type Inline } from '../../src/view/card.js';
import { reportForm } from '../../src/view/forms.js';
import { closeForm } from '../view/plain-forms.js';
import { type Json, MAX_MESSAGE_BYTES } from '../world/teams.js';

const card = (...blocks: Block[]): Card => ({ tone: 'plain', summary: ['s'], blocks });
const button = (more: Partial<Button> = {}): Button => ({
  act: 'acknowledge',
  label: 'I have it',
  ticket: 'DESK-7',
  ...more,
});

function every(json: Json, visit: (node: Json) => void): void {
  if (typeof json !== 'object' || json === null) return;
  if (!Array.isArray(json)) visit(json);
  for (const child of Object.values(json)) every(child, visit);
}

function allOf(json: Json, type: string): Json[] {
  const found: Json[] = [];
  every(json, (node) => node.type === type && found.push(node));
  return found;
}
const textOf = (json: Json) =>
  allOf(json, 'TextRun')
    .map((run) => run.text)
    .join('');

describe('buttons', () => {
  test('are Action.Execute with the act as verb, and the same as Action.Submit for clients that do not know it', () => {
    const about = { script: 'lost-device' };
    const [execute] = allOf(
      toAdaptiveCard(card({ type: 'buttons', buttons: [button({ act: 'wrong-script', about })] })),
      'Action.Execute',
    );
    expect(execute).toMatchObject({ verb: 'wrong-script', data: { ticket: 'DESK-7', about }, title: 'I have it' });
    expect(execute.fallback).toMatchObject({
      type: 'Action.Submit',
      data: { act: 'wrong-script', ticket: 'DESK-7', about },
    });
  });

  test.each([
    ['report', ''],
    ['close', 'DESK-7'],
    ['wrong-script', 'DESK-7'],
    ['triage', 'DESK-7'],
    ['tell-reporter', 'DESK-7'],
    ['hand-over', 'DESK-7'],
    ['warn', 'DESK-7'],
    ['evidence', 'DESK-7'],
  ] as const)('%s opens a dialog', (act, ticket) => {
    const drawn = toAdaptiveCard(card({ type: 'buttons', buttons: [button({ act, ticket })] }));
    expect(allOf(drawn, 'Action.Execute')).toEqual([]);
    const [submit] = allOf(drawn, 'Action.Submit');
    expect(submit.data).toEqual({ act, ...(ticket && { ticket }), msteams: { type: 'task/fetch' } });
  });

  test('what is dangerous or first looks so', () => {
    const buttons = [button({ style: 'primary' }), button({ style: 'danger' }), button()];
    const styles = allOf(toAdaptiveCard(card({ type: 'buttons', buttons })), 'Action.Execute').map((one) => one.style);
    expect(styles).toEqual(['positive', 'destructive', undefined]);
  });
});

describe('look', () => {
  test('tone and forbidden steps are told by sign, not by colour alone', () => {
    const drawn = toAdaptiveCard({
      tone: 'alert',
      summary: ['x'],
      blocks: [
        { type: 'title', text: 'DESK-7' },
        { type: 'steps', style: 'do', heading: 'do', items: ['a', 'b'] },
        { type: 'steps', style: 'do-not', heading: 'do not', items: ['c'] },
      ],
    });
    expect(allOf(drawn, 'TextBlock')[0]).toMatchObject({ text: '🚨 DESK-7', style: 'heading' });
    expect(allOf(drawn, 'RichTextBlock').map(textOf)).toEqual(['✅ do', '1. a', '2. b', '⛔ do not', '⛔ c']);
  });

  test('a page that somebody must act on rings', () => {
    expect(toMessage({ ...card(), tone: 'alert' })).toMatchObject({ channelData: { notification: { alert: true } } });
    expect(toMessage(card())).not.toHaveProperty('channelData');
  });

  test('the words alone, for when Teams refuses the card', () => {
    const plain = toPlainText(
      card({ type: 'title', text: 'T' }, { type: 'steps', style: 'do', heading: 'H', items: ['a'] }),
    );
    expect(plain).toBe('s\nT\n✅ H\n・a');
  });
});

/** Bits that would be markup, a link, a mention, a function or a trick in one place or another. */
const nasty = fc.constantFrom(
  '<at>everyone</at>',
  '<script>alert(1)</script>',
  '[click](https://evil.example.com)',
  'https://evil.example.com/a',
  '**bold** _it_ `code`',
  '\n# heading\n- item\n1. item',
  '{{DATE(2026-01-01T00:00:00Z, SHORT)}}',
  '&lt;b&gt;&amp;',
  '"},{"type":"Action.OpenUrl","url":"https://evil.example.com"',
  '\u202egpj.exe',
  '\u200b\u2066x\u2069',
  '\u0000\ud800',
  '👩‍👩‍👧 ｶﾞ 葛󠄀',
);
const typed = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 6 })
  .map((all) => all.join(''));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.constant('our words'),
  typed.map((said) => ({ said })),
  typed.map((person) => ({ person, teams: 'aad-x' })),
  fc.constant({ strong: 'ours' }),
);
const inlines = fc.array(inline, { minLength: 1, maxLength: 4 });
const anyButton: fc.Arbitrary<Button> = fc.constantFrom(...acts).map((act) => button({ act }));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.constant<Block>({ type: 'title', text: 'DESK-7' }),
  inlines.map((parts): Block => ({ type: 'text', parts })),
  inlines.map((parts): Block => ({ type: 'note', parts })),
  typed.map((said): Block => ({ type: 'quote', said })),
  inlines.map((value): Block => ({ type: 'facts', facts: [{ label: 'Label', value }] })),
  fc.tuple(inlines, anyButton).map(([text, one]): Block => ({ type: 'choice', text, button: one })),
  fc.array(anyButton, { maxLength: 4 }).map((buttons): Block => ({ type: 'buttons', buttons })),
  fc.constant<Block>({ type: 'divider' }),
);
const anyCard: fc.Arbitrary<Card> = fc.record({
  tone: fc.constantFrom('alert', 'calm', 'done', 'plain'),
  summary: inlines,
  blocks: fc.array(block, { maxLength: 12 }),
});

const known = [
  'AdaptiveCard',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'Container',
  'ActionSet',
  'Action.Execute',
  'Action.Submit',
];

function expectInert(drawn: Json): void {
  every(drawn, (node) => {
    if (typeof node.type === 'string' && node.type !== 'task/fetch') expect(known).toContain(node.type);
    for (const key of ['url', 'iconUrl', 'selectAction', 'entities', 'backgroundImage'])
      expect(node).not.toHaveProperty(key);
  });
  for (const node of allOf(drawn, 'TextBlock')) expect(node.text).not.toMatch(/[*_[\]`<>]|\{\{/);
  for (const node of allOf(drawn, 'TextRun')) {
    expect(node.text).not.toMatch(/\{\{|https?:\/\/|(?!\n|\t)\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069]/u);
    expect(node.text.isWellFormed?.() ?? true).toBe(true);
  }
  const [outer] = allOf(drawn, 'AdaptiveCard');
  expect(outer.fallbackText).not.toMatch(/\{\{|https?:\/\//);
}

test('no text from a person becomes markup, link, mention, button or function', () => {
  fc.assert(
    fc.property(anyCard, (one) => {
      const drawn = toAdaptiveCard(one);
      expectInert(drawn);
      const buttons = one.blocks.flatMap((each) =>
        each.type === 'buttons' ? each.buttons : each.type === 'choice' ? [each.button] : [],
      );
      const actions = allOf(drawn, 'ActionSet').flatMap((set) => set.actions);
      expect(actions.map((action) => action.data.act ?? action.verb)).toEqual(buttons.map((each) => each.act));
    }),
    { numRuns: 300 },
  );
});

test('the same for a message shown in a dialog', () => {
  fc.assert(
    fc.property(typed, (quoted) => {
      const drawn = toDialogCard(reportForm('ja'), 'ja', { quoted, problem: '書いてください' });
      const { body } = drawn;
      expectInert({ ...drawn, body: body.filter((element) => !element.type.startsWith('Input.')) });
    }),
    { numRuns: 100 },
  );
});

describe('size', () => {
  const long = { ja: '怪しい添付', json: '"\\\n'.repeat(3), emoji: '👩‍👩‍👧' };

  test.each(Object.entries(long))(
    'a card of endless text in %s fits, with first aid and buttons whole',
    (_name, said) => {
      const blocks: Block[] = [
        {
          type: 'steps',
          style: 'do',
          heading: 'Now',
          items: Array.from({ length: 8 }, (_, index) => `手順${index} `.repeat(10)),
        },
        ...Array.from({ length: 40 }, (): Block => ({ type: 'quote', said: said.repeat(3_000) })),
        ...Array.from({ length: 40 }, (): Block => ({ type: 'text', parts: [{ said: said.repeat(500) }] })),
        { type: 'buttons', buttons: [button(), button({ act: 'decline' })] },
      ];
      const sent = toMessage(card(...blocks));
      expect(bytesOf(sent)).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
      expect(textOf(sent)).toContain('手順7');
      expect(textOf(sent)).toContain('…');
      expect(allOf(sent, 'Action.Execute')).toHaveLength(2);
    },
  );

  test('one long quotation uses the room there is', () => {
    const sent = toMessage(card({ type: 'quote', said: 'あ'.repeat(10_000) }));
    expect(textOf(sent).length).toBe(4_000);
  });

  test('what is sent is the very message, whatever was typed', () => {
    const same = (one: Card): void => {
      expect(JSON.parse(toMessageJson(one))).toEqual(JSON.parse(JSON.stringify(toMessage(one))));
    };
    same({ ...card({ type: 'quote', said: '"body":[] $& $1' }), summary: ['"body":[] $&'] });
    same(card({ type: 'quote', said: 'あ'.repeat(10_000) }, { type: 'quote', said: '"'.repeat(10_000) }));
    fc.assert(fc.property(anyCard, same), { numRuns: 200 });
  });

  test('any card fits', () => {
    fc.assert(
      fc.property(anyCard, fc.integer({ min: 1, max: 400 }), (one, times) => {
        const blocks = Array.from({ length: times }, () => one.blocks).flat();
        expect(bytesOf(toMessage({ ...one, blocks }))).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
      }),
      { numRuns: 30 },
    );
  });
});

describe('dialogs', () => {
  test('the report form: fields by their ids, and what is ours beside them', () => {
    const { task } = toDialog(reportForm('en', 'typed before'), 'en');
    const { content } = task.value.card;
    expect(task).toMatchObject({ type: 'continue', value: { title: 'Report to the desk' } });
    expect(allOf(content, 'Input.Text').map((one) => one.id)).toEqual(['what', 'since', 'on-behalf-of']);
    expect(allOf(content, 'Input.Text')[0]).toMatchObject({
      isRequired: true,
      isMultiline: true,
      value: 'typed before',
    });
    expect(allOf(content, 'Input.ChoiceSet')[1]).toMatchObject({ id: 'route', value: 'employee' });
    expect(allOf(content, 'Action.Submit')[0]).toMatchObject({
      title: 'Send',
      data: { desk: { form: 'report', context: {} } },
    });
  });

  test('the ticket goes with a form and comes back with it', () => {
    const [submit] = allOf(toDialogCard(closeForm(7, 'ja'), 'ja'), 'Action.Submit');
    expect(submit.data).toEqual({ desk: { form: 'close', context: { ticket: 'DESK-7' } } });
  });
});
