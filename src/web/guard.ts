// Who may talk to the practice desk: this computer's own browser, from the desk's own page. Nobody signs in there, so nothing else may.
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { type Fault, faults } from './faults.js';

/** A loopback name with or without a port. Any other name in Host means that a foreign site's name was pointed at this computer. */
const loopback = /^(localhost|127(\.[0-9]{1,3}){3}|\[::1\])(:[0-9]{1,5})?$/i;

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Answers with the fault's status and its sentence in both languages. */
export function refuse(response: Response, fault: Fault): void {
  const { status, ja, en } = faults[fault];
  response.status(status).json({ error: fault, message: { ja, en } });
}

export const onlyLoopback: RequestHandler = (request, response, next) => {
  response.set(headers);
  if (!loopback.test(request.headers.host ?? '')) return refuse(response, 'foreign-host');
  next();
};

/** Another site can make a browser post here, but only with its own Origin, and JSON only if we allowed it. */
export const onlyOwnPage: RequestHandler = (request: Request, response: Response, next: NextFunction) => {
  if (request.headers.origin?.toLowerCase() !== `http://${request.headers.host}`.toLowerCase())
    return refuse(response, 'foreign-origin');
  if (!request.is('application/json')) return refuse(response, 'not-json');
  next();
};
