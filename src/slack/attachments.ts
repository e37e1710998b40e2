// A file in the thread of a message, uploaded as Slack wants it: ask for an address, send the bytes there, say where it belongs
// (files.uploadV2 of Slack's client does the three steps).
import type { ConversationsRepliesResponse } from '@slack/web-api';
import { type Attachment, type MessageRef, Undeliverable } from '../chat/chat.js';
import type { Api } from './web-api.js';

/** A digest has three pictures, and few people write under it. */
const REPLIES_LOOKED_AT = 100;

/** @param perhaps an earlier attempt may have arrived: a file of this name in the thread is that one */
export async function sendAttachment(
  api: Api,
  under: MessageRef,
  { file, title, alt, bytes }: Attachment,
  perhaps: boolean,
): Promise<void> {
  if (perhaps && (await stands(api, under, file))) return;
  await api.call('files.uploadV2', {
    channel_id: under.channel,
    thread_ts: under.id,
    file: Buffer.from(bytes),
    filename: file,
    title,
    ...(alt === undefined ? {} : { alt_text: alt }),
  });
}

async function stands(api: Api, { channel, id }: MessageRef, file: string): Promise<boolean> {
  try {
    const asked = { channel, ts: id, limit: REPLIES_LOOKED_AT };
    const { messages = [] } = await api.call<ConversationsRepliesResponse>('conversations.replies', asked);
    return messages.some((message) => message.files?.some(({ name }) => name === file));
  } catch (error) {
    // Who may not look may still send: twice is better than never.
    if (error instanceof Undeliverable) return false;
    throw error;
  }
}
