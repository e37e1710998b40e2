// A file in the thread of a message, uploaded as Slack wants it: ask for an address, send the bytes there, say where it belongs.
// Source: "Working with files", files.getUploadURLExternal.
import type { ConversationsRepliesResponse, FilesGetUploadURLExternalResponse } from '@slack/web-api';
import { type Attachment, type MessageRef, Outage, Undeliverable } from '../chat/chat.js';
import type { Api } from './web-api.js';

/** A digest has three pictures, and few people write under it. */
const REPLIES_LOOKED_AT = 100;
const UPLOAD_TIMEOUT_MS = 5_000;

/** @param perhaps an earlier attempt may have arrived: a file of this name in the thread is that one */
export async function sendAttachment(
  api: Api,
  under: MessageRef,
  { file, title, alt, bytes }: Attachment,
  perhaps: boolean,
): Promise<void> {
  if (perhaps && (await stands(api, under, file))) return;
  const asked = { filename: file, length: bytes.length, alt_text: alt };
  const to = await api.call<FilesGetUploadURLExternalResponse>('files.getUploadURLExternal', asked);
  await sendBytes(to.upload_url ?? '', bytes);
  const where = { channel_id: under.channel, thread_ts: under.id };
  await api.call('files.completeUploadExternal', { ...where, files: [{ id: to.file_id, title }] });
}

async function sendBytes(address: string, bytes: Uint8Array): Promise<void> {
  const signal = AbortSignal.timeout(UPLOAD_TIMEOUT_MS);
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = await fetch(address, { method: 'POST', headers, body: Buffer.from(bytes), signal }).catch(
    () => undefined,
  );
  await answer?.body?.cancel();
  if (answer?.status !== 200) throw new Outage(`upload of a file: ${answer ? `status ${answer.status}` : 'no answer'}`);
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
