// What Slack would refuse or render as something else: Block Kit's limits, checked on everything the stand-in is sent.
// Source: the Block Kit reference; numbers are UTF-16 units, the strictest way to count.

type Json = Record<string, unknown>;

const kinds = {
  message: { blocks: 50, types: ['header', 'section', 'context', 'actions', 'divider', 'rich_text'] },
  modal: { blocks: 100, types: ['header', 'section', 'context', 'divider', 'input', 'rich_text'] },
  home: { blocks: 100, types: ['header', 'section', 'context', 'actions', 'divider', 'rich_text'] },
} as const;

export function faultsOfMessage(args: Json): string[] {
  const { text, blocks } = args;
  const faults = typeof text !== 'string' || text.length === 0 ? ['a message needs text for notifications'] : [];
  if (typeof text === 'string' && text.length > 4_000) faults.push(`text: ${text.length} > 4000`);
  return [...faults, ...markupIn(String(text ?? ''), 'text', false), ...faultsOfBlocks(blocks ?? [], 'message')];
}

export function faultsOfView(view: Json): string[] {
  const kind = view.type === 'home' ? 'home' : 'modal';
  const faults = faultsOfBlocks(view.blocks, kind);
  if (kind === 'modal') {
    for (const part of ['title', 'submit', 'close']) faults.push(...textObject(view[part], part, 24, ['plain_text']));
    faults.push(
      ...atMost(view.private_metadata, 'private_metadata', 3_000),
      ...atMost(view.callback_id, 'callback_id', 255),
    );
  }
  return faults;
}

export function faultsOfBlocks(blocks: unknown, kind: keyof typeof kinds): string[] {
  if (!Array.isArray(blocks)) return ['blocks is not a list'];
  const faults: string[] = [];
  if (blocks.length > kinds[kind].blocks) faults.push(`${blocks.length} blocks > ${kinds[kind].blocks}`);
  const ids = blocks.flatMap((block: Json) => (block.block_id === undefined ? [] : [String(block.block_id)]));
  if (new Set(ids).size < ids.length) faults.push('a block_id stands twice');
  blocks.forEach((block: Json, index) => {
    const at = `blocks[${index}]`;
    if (!(kinds[kind].types as readonly unknown[]).includes(block.type))
      faults.push(`${at}: ${block.type} in a ${kind}`);
    faults.push(...atMost(block.block_id, `${at}.block_id`, 255), ...faultsOfBlock(block, at));
  });
  if (kind === 'message' && JSON.stringify(blocks).length > 13_000) faults.push('msg_blocks_too_long');
  return faults;
}

function faultsOfBlock(block: Json, at: string): string[] {
  switch (block.type) {
    case 'header':
      return textObject(block.text, `${at}.text`, 150, ['plain_text']);
    case 'section':
      return [
        ...textObject(block.text, `${at}.text`, 3_000),
        ...(block.accessory ? element(block.accessory as Json, `${at}.accessory`) : []),
      ];
    case 'context':
      return list(block.elements, at, 10).flatMap((one) => textObject(one, `${at}.element`, 3_000));
    case 'actions': {
      const elements = list(block.elements, at, 25);
      const acts = elements.map((one) => one.action_id);
      const twice = new Set(acts).size < acts.length ? [`${at}: an action_id stands twice`] : [];
      return [...twice, ...elements.flatMap((one) => element(one, at))];
    }
    case 'input':
      return [
        ...textObject(block.label, `${at}.label`, 2_000, ['plain_text']),
        ...(block.hint ? textObject(block.hint, `${at}.hint`, 2_000, ['plain_text']) : []),
        ...element(block.element as Json, `${at}.element`),
      ];
    case 'rich_text':
      return list(block.elements, at, 1_000).flatMap((one) => richText(one, at));
    default:
      return [];
  }
}

function element(one: Json, at: string): string[] {
  const faults = atMost(one.action_id, `${at}.action_id`, 255);
  switch (one.type) {
    case 'button':
      return [
        ...faults,
        ...textObject(one.text, `${at}.text`, 75, ['plain_text']),
        ...atMost(one.value, `${at}.value`, 2_000),
        ...(one.value === '' ? [`${at}: empty value`] : []),
        ...atMost(one.accessibility_label, `${at}.accessibility_label`, 75),
      ];
    case 'plain_text_input': {
      const most = Number(one.max_length ?? 3_000);
      if (most < 1 || most > 3_000) faults.push(`${at}.max_length: ${most}`);
      return [...faults, ...atMost(one.initial_value, `${at}.initial_value`, most)];
    }
    case 'checkboxes':
    case 'radio_buttons':
    case 'static_select':
      return [
        ...faults,
        ...list(one.options, at, one.type === 'static_select' ? 100 : 10).flatMap((option) => [
          ...textObject(option.text, `${at}.option`, 75, ['plain_text']),
          ...atMost(option.value, `${at}.option.value`, 75),
        ]),
      ];
    default:
      return [...faults, `${at}: unknown element ${one.type}`];
  }
}

function richText(one: Json, at: string): string[] {
  const elements = list(one.elements, at, 1_000);
  if (one.type === 'rich_text_list') return elements.flatMap((item) => richText(item, at));
  return elements.flatMap((part) => {
    if (part.type === 'user')
      return /^[UW][A-Z0-9]+$/.test(String(part.user_id)) ? [] : [`${at}: user ${part.user_id}`];
    if (part.type !== 'text') return [`${at}: ${part.type} in rich text`];
    const text = String(part.text);
    return [...(text === '' ? [`${at}: empty text`] : []), ...atMost(text, `${at}.text`, 3_000), ...hiddenIn(text, at)];
  });
}

function textObject(object: unknown, at: string, most: number, types = ['plain_text', 'mrkdwn']): string[] {
  const { type, text, verbatim } = (object ?? {}) as Json;
  if (typeof text !== 'string' || text === '') return [`${at}: no text`];
  const faults = types.includes(String(type)) ? [] : [`${at}: ${type}`];
  if (type === 'mrkdwn')
    faults.push(...markupIn(text, at, true), ...(verbatim === true ? [] : [`${at}: not verbatim`]));
  return [...faults, ...atMost(text, at, most), ...hiddenIn(text, at)];
}

/** In mrkdwn only mentions of people may be active; in notification text nothing at all. */
function markupIn(text: string, at: string, mentions: boolean): string[] {
  const rest = mentions ? text.replace(/<@[UW][A-Z0-9]+>/g, '') : text;
  const faults: string[] = [];
  if (/[<>]/.test(rest)) faults.push(`${at}: active markup`);
  if (/\b(https?|ftp):\/\//i.test(rest)) faults.push(`${at}: a raw address`);
  if (/&(?!(amp|lt|gt);)/.test(rest)) faults.push(`${at}: a bare &`);
  return [...faults, ...hiddenIn(text, at)];
}

function hiddenIn(text: string, at: string): string[] {
  const hidden = /(?![\n\t])[\p{Cc}\p{Surrogate}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
  return hidden.test(text) ? [`${at}: hidden or broken characters`] : [];
}

function atMost(text: unknown, at: string, most: number): string[] {
  return typeof text === 'string' && text.length > most ? [`${at}: ${text.length} > ${most}`] : [];
}

function list(found: unknown, at: string, most: number): Json[] {
  return Array.isArray(found) && found.length > 0 && found.length <= most
    ? found
    : ([{ type: `bad list at ${at}` }] as Json[]);
}
