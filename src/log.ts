// Structured logs on stdout. Whatever a person wrote, and every secret, stays out of them: log ids, numbers and reasons only.
import { pino } from 'pino';

export type Log = Pick<import('pino').Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'> & {
  child(bindings: Record<string, unknown>): Log;
};

/** A second fence behind the first one (nobody logs these): fields of payloads and settings that could carry them. */
const redact = [
  'text',
  'said',
  'token',
  'authorization',
  'password',
  '*.text',
  '*.said',
  '*.token',
  '*.authorization',
  '*.password',
  '*.headers',
  'payload',
  'body',
];

/** @param level trace, debug, info, warn, error, fatal or silent */
export function createLog(level: string): Log {
  return pino({ level, redact: { paths: redact, censor: '[not logged]' }, base: undefined });
}
