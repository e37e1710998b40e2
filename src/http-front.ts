// The one HTTP server of the desk. Express answers on all paths but those that reports come by: its way to a handler costs more than
// reading and checking what was sent, so these are looked up before it.
import type { RequestListener } from 'node:http';
import express, { type Express } from 'express';

export interface HttpFront {
  /** For everything that is not asked for in a crowd. */
  express: Express;
  /** What is posted to this path goes to `listener`, past Express; nothing has read its body. */
  onPost(path: string, listener: RequestListener): void;
  /** What the server calls. */
  listener: RequestListener;
}

export function createHttpFront(): HttpFront {
  const app = express();
  const posts = new Map<string, RequestListener>();
  return {
    express: app,
    onPost: (path, listener) => void posts.set(path, listener),
    listener(request, response) {
      const straight = request.method === 'POST' ? posts.get(pathOf(request.url ?? '')) : undefined;
      (straight ?? app)(request, response);
    },
  };
}

/** Without its query and a last slash, as Express reads it. */
function pathOf(url: string): string {
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
