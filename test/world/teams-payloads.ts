// Activities as Teams sends them, in the shape of Microsoft's documentation. Every field can be replaced.
import { appId, type Json, type Person, tenantId } from './teams.js';

export const CHANNEL = '19:channel@thread.tacv2';
export const GROUP = '19:group@thread.v2';
export const BOT = { id: `28:${appId}`, name: 'Madoguchi' };

let last = 0;

/** Everything that comes with any activity of this person in this place. */
export function envelope(who: Person, serviceUrl: string, place: Json = {}): Json {
  last += 1;
  return {
    id: `1:${last}`,
    timestamp: '2026-11-24T01:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: who.member, name: `Name of ${who.user}`, aadObjectId: who.user },
    recipient: BOT,
    locale: 'ja-JP',
    conversation: { conversationType: 'personal', tenantId, id: who.chat ?? 'a:none' },
    channelData: { tenant: { id: tenantId } },
    ...place,
  };
}

export function inChannel(message: string, root = message): Json {
  return {
    id: message,
    conversation: {
      isGroup: true,
      conversationType: 'channel',
      tenantId,
      id: `${CHANNEL};messageid=${root}`,
    },
    channelData: { tenant: { id: tenantId }, team: { id: '19:team@thread.tacv2' }, channel: { id: CHANNEL } },
  };
}

export function inGroup(message: string): Json {
  return { id: message, conversation: { isGroup: true, conversationType: 'groupChat', tenantId, id: GROUP } };
}

export function message(who: Person, serviceUrl: string, text: string, more: Json = {}): Json {
  return { ...envelope(who, serviceUrl), type: 'message', textFormat: 'plain', text, ...more };
}

/** `@Madoguchi text`, as Teams writes a mention. */
export function mention(who: Person, serviceUrl: string, text: string, place: Json): Json {
  const entities = [{ type: 'mention', text: '<at>Madoguchi</at>', mentioned: BOT }];
  return message(who, serviceUrl, `<at>Madoguchi</at> ${text}`, { entities, ...place });
}

export function press(who: Person, serviceUrl: string, verb: string, data: Json, more: Json = {}): Json {
  const action = { type: 'Action.Execute', verb, data };
  return {
    ...envelope(who, serviceUrl),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action, trigger: 'manual' },
    ...more,
  };
}

export function invoke(who: Person, serviceUrl: string, name: string, value: Json, more: Json = {}): Json {
  return { ...envelope(who, serviceUrl), type: 'invoke', name, value, ...more };
}

/** "Report this message" on somebody's message. */
export function handedOn(html: string, data?: Json): Json {
  return {
    commandId: 'report-message',
    commandContext: 'message',
    ...(data && { data }),
    messagePayload: {
      id: '1700000000001',
      messageType: 'message',
      linkToMessage: 'https://teams.microsoft.com/l/message/19:chat/1700000000001',
      body: { contentType: 'html', content: html },
      from: { user: { id: 'aad-x', displayName: 'Kojima', userIdentityType: 'aadUser' } },
      attachments: [],
    },
  };
}
