// The stand-in's Socket Mode side: takes connections, delivers envelopes, and tells whether and with what they were acknowledged.
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

export type Delivered = { acknowledged: true; payload: unknown } | { acknowledged: false };

export interface SocketSide {
  url: string;
  /** How many connections were made in all. */
  opened: number;
  /** Resolves when a connection is open and greeted. */
  connected(): Promise<void>;
  /** Resolves with the acknowledgement, or with `acknowledged: false` when none came in time. */
  deliver(type: 'events_api' | 'interactive' | 'slash_commands', payload: unknown, waitMs?: number): Promise<Delivered>;
  /** Slack asks for a new connection and closes this one. */
  recycle(): void;
  /** The line is cut. */
  cut(): void;
  close(): void;
}

export function createSocketSide(server: Server, port: number): SocketSide {
  const sockets = new WebSocketServer({ noServer: true });
  const waiting = new Map<string, (payload: unknown) => void>();
  let current: WebSocket | undefined;
  let greet: () => void = () => undefined;
  let greeted = new Promise<void>((resolve) => {
    greet = resolve;
  });
  let envelopes = 0;

  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (connection) => {
      current = connection;
      side.opened += 1;
      connection.on('message', (data) => {
        const { envelope_id, payload } = JSON.parse(String(data));
        waiting.get(envelope_id)?.(payload);
      });
      connection.on('close', () => {
        if (current !== connection) return;
        current = undefined;
        greeted = new Promise<void>((resolve) => {
          greet = resolve;
        });
      });
      connection.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0EXAMPLE' } }));
      greet();
    });
  });

  const side: SocketSide = {
    url: `ws://127.0.0.1:${port}/link`,
    opened: 0,
    connected: () => greeted,
    async deliver(type, payload, waitMs = 1_000) {
      await greeted;
      envelopes += 1;
      const envelope_id = `envelope-${envelopes}`;
      return new Promise<Delivered>((resolve) => {
        const late = setTimeout(() => resolve({ acknowledged: false }), waitMs);
        waiting.set(envelope_id, (answered) => {
          clearTimeout(late);
          resolve({ acknowledged: true, payload: answered });
        });
        current?.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type !== 'events_api' }));
      });
    },
    recycle() {
      current?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    cut: () => current?.terminate(),
    close: () => sockets.close(),
  };
  return side;
}
