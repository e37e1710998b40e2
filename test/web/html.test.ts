import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { type Act, acts, type Block, type Card, type Inline } from '../../src/view/card.js';
import type { Form } from '../../src/view/form.js';
import { cardHtml, formHtml, SHOWN_CHARACTERS, saidHtml } from '../../src/web/html.js';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const elements = (node: Node): Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
];
const parse = (html: string) => elements(parseFragment(html));
const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/** Each element with its attributes' names: what must not depend on what people typed. */
const shape = (html: string) => parse(html).map(({ tagName, attrs }) => [tagName, attrs.map(({ name }) => name)]);

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='alert(1)",
    '</bdi></blockquote></article><a href="javascript:alert(1)">',
    '</textarea></form><form action=//example.com>',
    '<!-- -->&lt;&#x3c;script&#x3e;<![CDATA[',
    'javascript:alert(1)',
    'https://evil.example.com/?a=1&b=2',
    '\u202Egnp.exe\u0000\u200B\uFEFF\u2066',
    '<!channel> <@U0EMPLOYEE> @here',
  ),
);

function cardOf(said: string): Card {
  const parts: Inline[] = ['Said: ', { said }, ' by ', { person: said }, { strong: said }, said];
  const button = { act: 'separate' as Act, label: said, ticket: said, about: { note: said } };
  const blocks: Block[] = [
    { type: 'title', text: said },
    { type: 'text', parts },
    { type: 'steps', style: 'do', heading: said, items: [said, said] },
    { type: 'steps', style: 'do-not', heading: said, items: [said] },
    { type: 'facts', facts: [{ label: said, value: parts }] },
    { type: 'quote', said },
    { type: 'note', parts },
    { type: 'choice', text: parts, button },
    { type: 'buttons', buttons: [button] },
    { type: 'divider' },
  ];
  return { tone: 'alert', summary: parts, blocks };
}

function formOf(said: string): Form {
  const field = { hint: said, label: said, required: true };
  return {
    id: said,
    title: said,
    submit: said,
    cancel: said,
    intro: said,
    context: { a: said },
    fields: [
      { ...field, type: 'text', id: said, multiline: true, maxCharacters: 9, value: said },
      { ...field, type: 'text', id: said, multiline: false, maxCharacters: 9, value: said },
      { ...field, type: 'choice', id: said, options: [{ id: said, label: said }] },
    ],
  };
}

describe('no text from a person becomes markup', () => {
  test('in a card: the elements and attributes are those of the same card with a plain word in it', () => {
    const plain = shape(cardHtml(cardOf('word'), 'ja'));
    fc.assert(
      fc.property(hostile, (said) => {
        expect(shape(cardHtml(cardOf(said), 'ja'))).toEqual(plain);
      }),
    );
  });

  test('in a form: the same, and the values come back as they were given', () => {
    const plain = shape(formHtml(formOf('word'), 'en'));
    fc.assert(
      fc.property(hostile, (said) => {
        const html = formHtml(formOf(said), 'en');
        expect(shape(html)).toEqual(plain);
        const context = parse(html)
          .find(({ tagName }) => tagName === 'form')
          ?.attrs.find(({ name }) => name === 'data-context');
        // HTML itself reads CR as LF and NUL as U+FFFD; JSON escapes both, so the context is exact.
        expect(JSON.parse(context?.value ?? '')).toEqual({ a: said.replace(/\p{Surrogate}/gu, '\uFFFD') });
      }),
    );
  });

  test('no link, script, style, image, frame or handler at all', () => {
    fc.assert(
      fc.property(hostile, (said) => {
        for (const { tagName, attrs } of parse(
          cardHtml(cardOf(said), 'en') + formHtml(formOf(said), 'ja') + saidHtml(said, 'ja'),
        )) {
          expect(['a', 'script', 'style', 'img', 'iframe', 'object', 'link', 'base', 'meta']).not.toContain(tagName);
          for (const { name } of attrs) expect(name).not.toMatch(/^(on|href|src|style|action|formaction|srcdoc)/);
        }
      }),
    );
  });
});

describe('said text', () => {
  const shown = (said: string) => textOf(parseFragment(saidHtml(said, 'en')));

  test('loses what cannot be seen, shows what would turn the direction, and keeps its line breaks', () => {
    expect(shown('invoice\u202Efdp.exe\u0000\u200B')).toBe('invoice[U+202E]fdp.exe');
    expect(shown('one\r\ntwo\u2028three')).toBe('one\ntwo\nthree');
    expect(parse(saidHtml('\u202E', 'ja')).map(({ tagName }) => tagName)).toContain('bdi');
  });

  test('has its addresses broken, so that a copy of them opens nothing', () => {
    expect(shown('https://a.example.com ht\u200Btp://b.example.com')).toBe(
      'hxxps://a[.]example[.]com hxxp://b[.]example[.]com',
    );
  });

  test('of 40,000 characters shows its beginning and says how long it is', () => {
    const long = shown('𠮷'.repeat(40_000));
    expect([...long].filter((sign) => sign === '𠮷')).toHaveLength(SHOWN_CHARACTERS / 2 - 1);
    expect(long).toContain('… (40,000 characters in all');
    // It scrolls in its box, so the keyboard must get there.
    expect(parse(saidHtml('あ'.repeat(40_000), 'ja'))[0]?.attrs.map(({ name }) => name)).toEqual(['class', 'tabindex']);
    expect(shown('あ'.repeat(SHOWN_CHARACTERS))).toBe('あ'.repeat(SHOWN_CHARACTERS));
  });
});

describe('a card', () => {
  const card: Card = {
    tone: 'alert',
    summary: ['Received'],
    blocks: [
      { type: 'steps', style: 'do', heading: 'Do this now', items: ['Unplug the cable.', 'Keep the power on.'] },
      { type: 'steps', style: 'do-not', heading: 'Do not', items: ['Do not delete it.'] },
      {
        type: 'buttons',
        buttons: acts.map((act) => ({ act, label: act, ticket: 'DESK-7', about: { script: 'unclear' } })),
      },
    ],
  };

  test('has headings in order even when it has no title of its own', () => {
    expect(
      parse(cardHtml(card, 'ja'))
        .filter(({ tagName }) => /^h\d$/.test(tagName))
        .map(({ tagName }) => tagName),
    ).toEqual(['h3', 'h4', 'h4']);
  });

  test('says its tone in a word, in both languages', () => {
    expect(textOf(parseFragment(cardHtml(card, 'ja')))).toContain('要対応');
    expect(textOf(parseFragment(cardHtml(card, 'en')))).toContain('Act now');
  });

  test('numbers what to do, and does not number what not to do', () => {
    const lists = parse(cardHtml(card, 'en')).filter(({ tagName }) => tagName === 'ol' || tagName === 'ul');
    expect(lists.map(({ tagName, childNodes }) => [tagName, childNodes.length])).toEqual([
      ['ol', 2],
      ['ul', 1],
    ]);
  });

  test('has real buttons that name act, ticket and what else they are about', () => {
    const buttons = parse(cardHtml(card, 'en')).filter(({ tagName }) => tagName === 'button');
    expect(buttons).toHaveLength(acts.length);
    expect(Object.fromEntries(buttons[0]?.attrs.map(({ name, value }) => [name, value]) ?? [])).toEqual({
      type: 'button',
      'data-act': 'acknowledge',
      'data-ticket': 'DESK-7',
      'data-script': 'unclear',
    });
  });
});

test('a form ties its label and hint to the field, and keeps the value and its limit', () => {
  const html = formHtml(
    {
      id: 'close',
      title: 'Close',
      submit: 'Close it',
      cancel: 'Cancel',
      context: { ticket: '7' },
      fields: [
        {
          type: 'text',
          id: 'result',
          label: 'Result',
          hint: 'A word',
          multiline: true,
          required: true,
          maxCharacters: 500,
          value: '\nfirst',
        },
      ],
    },
    'en',
  );
  const all = parse(html);
  const attribute = (tag: string, name: string) =>
    all.find(({ tagName }) => tagName === tag)?.attrs.find((each) => each.name === name)?.value;
  expect(attribute('label', 'for')).toBe(attribute('textarea', 'id'));
  expect(
    all.some(({ attrs }) =>
      attrs.some(({ name, value }) => name === 'id' && value === attribute('textarea', 'aria-describedby')),
    ),
  ).toBe(true);
  expect(attribute('textarea', 'maxlength')).toBe('500');
  expect(textOf(all.find(({ tagName }) => tagName === 'textarea') as Element)).toBe('\nfirst');
});

test('a file can be saved from the message that it belongs to; a card without a message has none', () => {
  const file = { type: 'file', name: 'DESK-1-package.md', label: 'Save <it>' } as const;
  const card: Card = { tone: 'plain', summary: ['x'], blocks: [file] };
  const shown = cardHtml(card, 'en', 'DESK-1/tell/5/desk/web');
  expect(shown).toContain('data-act="file" data-file="DESK-1/tell/5/desk/web">Save &lt;it&gt;</button>');
  expect(cardHtml(card, 'en')).not.toContain('data-file');
});
