// The register on the local page, over HTTP: as whoever sits in the seat, and for nobody else's eyes.
import { type PracticeServer, startPractice } from './practice-server.js';

let running: PracticeServer;
beforeEach(async () => {
  running = await startPractice();
});
afterEach(() => running.stop());

const at = (path: string) => `http://127.0.0.1:${running.port}/practice/${path}`;
const looked = async (query: Record<string, string>) => fetch(at(`register?${new URLSearchParams(query)}`));

test('a list is drawn for whoever sits there; somebody without a seat gets none', async () => {
  const found = await looked({ as: 'tanaka', lang: 'ja', asked: '完了' });
  expect(await found.json()).toEqual({ notice: expect.stringContaining('list') });
  const refused = await looked({ as: 'nobody', lang: 'ja' });
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: 'not-your-seat' }]);
});

test('a press that asks to see a ticket is answered in private', async () => {
  const press = { id: '00000000-0000-4000-8000-000000000001', as: 'tanaka', lang: 'ja', channel: 'dm:tanaka' };
  const body = { ...press, act: 'ticket', ticket: 'DESK-1', about: {}, message: 'page' };
  const headers = { origin: `http://127.0.0.1:${running.port}`, 'content-type': 'application/json' };
  const answer = await fetch(at('press'), { method: 'POST', headers, body: JSON.stringify(body) });
  expect(await answer.json()).toEqual({ outcome: 'done', notice: expect.stringContaining('look') });
  expect(running.messages.all).toEqual([]);
});

test('a ticket opens whole for whoever commands it; anybody else gets the card that is theirs', async () => {
  const open = async (as: string, ticket = 'DESK-1') =>
    (await fetch(at(`ticket?${new URLSearchParams({ as, ticket, lang: 'en' })}`))).json();
  const { html } = (await open('tanaka')) as { html: string };
  expect(html).toMatch(/^<dialog class="ticket" aria-labelledby="ticket-title">/);
  for (const words of ['How it stands', 'Evidence', 'Timeline', '2026-11-16 14:00:00', 'a'.repeat(64)])
    expect(html).toContain(words);
  // What a person typed is no element and no link.
  expect(html).not.toMatch(/<img|https:|\u202E/);
  expect(html).toContain('&lt;img');
  expect(await open('suzuki')).toEqual({ notice: expect.stringContaining('look') });
  expect(await open('nobody')).toMatchObject({ error: 'not-your-seat' });
  expect(await open('tanaka', 'DESK-x')).toMatchObject({ error: 'not-your-seat' });
});
