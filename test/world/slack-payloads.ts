// Payloads as Slack sends them, and a sender that signs them as Slack does.
import { createHmac } from 'node:crypto';
import type { PostedMessage } from './slack.js';
import { botUser } from './slack-methods.js';

type Json = Record<string, unknown>;

let counter = 0;
const next = () => {
  counter += 1;
  return counter;
};

/** A time stamp as Slack gives messages. */
export const newTs = () => `1760000000.${String(next()).padStart(6, '0')}`;

export function envelopeOf(event: Json, eventId = `Ev${next()}`): Json {
  return {
    type: 'event_callback',
    token: 'unused',
    team_id: 'T0EXAMPLE',
    api_app_id: 'A0EXAMPLE',
    event,
    event_id: eventId,
    event_time: 1760000000,
    authorizations: [{ team_id: 'T0EXAMPLE', user_id: botUser, is_bot: true, is_enterprise_install: false }],
  };
}

/** What a person writes: a direct message unless `channel` says otherwise. `text` is as Slack escapes it. */
export function messageEvent(user: string, text: string, more: Json = {}): Json {
  const ts = newTs();
  return { type: 'message', channel: `D${user.slice(1)}`, channel_type: 'im', user, text, ts, event_ts: ts, ...more };
}

export function mentionEvent(user: string, text: string, channel: string, more: Json = {}): Json {
  const ts = newTs();
  return { type: 'app_mention', channel, user, text, ts, event_ts: ts, ...more };
}

/** The same message once more, as the channel's own event. */
export function asChannelMessage(mention: Json): Json {
  return { ...mention, type: 'message', channel_type: 'channel' };
}

export function homeOpened(user: string): Json {
  return { type: 'app_home_opened', user, channel: `D${user.slice(1)}`, tab: 'home', event_ts: newTs() };
}

export interface FoundButton {
  action_id: string;
  value?: string;
  block_id?: string;
}

/** The buttons that stand in a message, with the block each stands in. */
export function buttonsIn(blocks: Json[]): FoundButton[] {
  return blocks.flatMap((block) => {
    const elements =
      block.type === 'actions' ? (block.elements as Json[]) : block.accessory ? [block.accessory as Json] : [];
    return elements.map((one) => ({
      action_id: String(one.action_id),
      ...(one.value === undefined ? {} : { value: String(one.value) }),
      ...(block.block_id === undefined ? {} : { block_id: String(block.block_id) }),
    }));
  });
}

/** Somebody presses a button of a message. */
export function pressOn(user: string, message: Pick<PostedMessage, 'channel' | 'ts'>, button: FoundButton): Json {
  return {
    type: 'block_actions',
    user: { id: user, team_id: 'T0EXAMPLE' },
    team: { id: 'T0EXAMPLE', domain: 'example' },
    trigger_id: `trigger-${next()}`,
    container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: false },
    channel: { id: message.channel },
    message: { ts: message.ts },
    actions: [{ type: 'button', action_ts: newTs(), ...button }],
  };
}

export function slashCommand(user: string, text: string, channel = 'C0GENERAL'): Json {
  return {
    command: '/desk',
    text,
    user_id: user,
    channel_id: channel,
    team_id: 'T0EXAMPLE',
    trigger_id: `trigger-${next()}`,
    response_url: 'https://hooks.slack.example.com/commands/1',
  };
}

export function globalShortcut(user: string): Json {
  const trigger_id = `trigger-${next()}`;
  return {
    type: 'shortcut',
    callback_id: 'report',
    trigger_id,
    user: { id: user, team_id: 'T0EXAMPLE' },
    team: { id: 'T0EXAMPLE' },
  };
}

export function messageShortcut(user: string, channel: string, message: Json): Json {
  return {
    type: 'message_action',
    callback_id: 'report-message',
    trigger_id: `trigger-${next()}`,
    action_ts: newTs(),
    user: { id: user, team_id: 'T0EXAMPLE' },
    team: { id: 'T0EXAMPLE', domain: 'example' },
    channel: { id: channel, name: 'general' },
    message_ts: message.ts,
    message,
  };
}

/** A view that was opened, filled in and sent. Choices are given by the option's value. */
export function viewSubmission(user: string, view: Json, values: Record<string, string>, id = `V${next()}`): Json {
  const inputs = (view.blocks as Json[]).filter((block) => block.type === 'input');
  const state = inputs.map((block) => {
    const element = block.element as Json;
    const value = values[String(block.block_id)];
    const filled =
      element.type === 'plain_text_input'
        ? { type: element.type, value: value ?? null }
        : element.type === 'checkboxes'
          ? { type: element.type, selected_options: value ? value.split(',').map((one) => ({ value: one })) : [] }
          : { type: element.type, selected_option: value ? { value } : null };
    return [block.block_id, { [String(element.action_id)]: filled }];
  });
  return {
    type: 'view_submission',
    user: { id: user, team_id: 'T0EXAMPLE' },
    team: { id: 'T0EXAMPLE' },
    view: { ...view, id, hash: '1.hash', state: { values: Object.fromEntries(state) } },
  };
}

export interface Sent {
  status: number;
  body: string;
}

export interface SendOptions {
  secret?: string;
  ageSeconds?: number;
  retry?: number;
}

/** Sends over HTTP what Slack sends to POST /slack/events, signed (v0) with the secret. */
export function createSender(url: string, secret: string) {
  async function send(body: string, type: string, { retry, ...signing }: SendOptions): Promise<Sent> {
    const timestamp = String(Math.floor(Date.now() / 1000) - (signing.ageSeconds ?? 0));
    const hash = createHmac('sha256', signing.secret ?? secret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${hash}`,
        ...(retry && { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
      },
    });
    return { status: response.status, body: await response.text() };
  }
  const form = 'application/x-www-form-urlencoded';
  return {
    /** Signed, whatever it is. */
    raw: (body: string, type: string, options: SendOptions = {}) => send(body, type, options),
    event: (event: Json, options: SendOptions & { eventId?: string } = {}) =>
      send(JSON.stringify(envelopeOf(event, options.eventId)), 'application/json', options),
    /** Anything JSON, such as url_verification. */
    json: (body: Json, options: SendOptions = {}) => send(JSON.stringify(body), 'application/json', options),
    /** Buttons, shortcuts and views. */
    interaction: (payload: Json, options: SendOptions = {}) =>
      send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form, options),
    command: (payload: Json, options: SendOptions = {}) =>
      send(new URLSearchParams(payload as Record<string, string>).toString(), form, options),
  };
}
