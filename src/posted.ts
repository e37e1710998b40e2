// What is posted to us past Express (http-front.ts): its body, and the answer to it.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The body as it came, or the status with which one is refused that has more bytes than `most`. Throws when its sender goes away. */
export function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | 413> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > most) resolve(413);
      else parts.push(part);
    });
    request.on('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    request.on('error', reject);
  });
}

/** @param said nothing, a text, or what becomes JSON */
export function answer(response: ServerResponse, status: number, said: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const json = typeof said === 'object' && said !== null;
  const text = json ? JSON.stringify(said) : typeof said === 'string' ? said : '';
  response.writeHead(status, {
    'content-length': Buffer.byteLength(text),
    ...(text !== '' && { 'content-type': json ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8' }),
    // Whoever is refused for its length is still sending; nobody reads that.
    ...(status === 413 && { connection: 'close' }),
  });
  response.end(text);
}
