// Files of the stand-in: an address is asked for, the bytes are sent there, and then the file is put into a conversation.
import type { IncomingMessage } from 'node:http';
import type { SlackWorld, UploadedFile } from './slack.js';

type Json = Record<string, unknown>;

export function createUploads(world: SlackWorld) {
  const begun = new Map<string, Pick<UploadedFile, 'name' | 'alt'> & { length: number; bytes?: Buffer }>();

  /** @returns false for an address that nobody asked for */
  async function take(id: string, request: IncomingMessage): Promise<boolean> {
    const upload = begun.get(id);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = fileIn(Buffer.concat(chunks));
    if (upload && bytes.length !== upload.length)
      world.violations.push(`${upload.name}: ${bytes.length} bytes instead of ${upload.length}`);
    if (upload) upload.bytes = bytes;
    return upload !== undefined;
  }

  const methods: Record<string, (args: Json) => Json> = {
    'files.getUploadURLExternal': ({ filename, length, alt_text }) => {
      const id = `F${begun.size + 1}`;
      begun.set(id, { name: String(filename), alt: String(alt_text ?? ''), length: Number(length) });
      return { ok: true, file_id: id, upload_url: world.url.replace('/api/', `/upload/${id}`) };
    },
    'files.completeUploadExternal': ({ files, channel_id, thread_ts }) => {
      for (const { id, title } of files as { id: string; title: string }[]) {
        const { bytes, name, alt } = begun.get(id) ?? {};
        if (!bytes || name === undefined || alt === undefined) return { ok: false, error: 'file_not_found' };
        const thread = thread_ts === undefined ? {} : { thread: String(thread_ts) };
        world.files.push({ name, title, alt, bytes, channel: String(channel_id), ...thread });
      }
      return { ok: true, files: [] };
    },
  };
  return { take, methods };
}

/** The file in a body, sent by itself or as the one part of a form. */
function fileIn(body: Buffer): Buffer {
  if (!body.subarray(0, 2).equals(Buffer.from('--'))) return body;
  const boundary = body.subarray(0, body.indexOf('\r\n'));
  const start = body.indexOf('\r\n\r\n') + 4;
  return body.subarray(start, body.indexOf(boundary, start) - 2);
}
