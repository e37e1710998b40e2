// What machines ask of the desk over HTTP: is it alive, is it ready, what are its figures.
import type { Express } from 'express';
import type { Health } from './health.js';
import type { Metrics } from './metrics.js';

export function addProbes(http: Express, health: Health, metrics: Metrics): void {
  http.disable('x-powered-by');
  http.get('/healthz', (_request, response) => {
    response.json({ alive: true });
  });
  http.get('/readyz', async (_request, response) => {
    const reasons = await health.reasons();
    const warnings = health.warnings();
    const body = { ready: reasons.length === 0, reasons, ...(warnings.length > 0 ? { warnings } : {}) };
    response.status(reasons.length === 0 ? 200 : 503).json(body);
  });
  http.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text());
  });
}
