// The file of a card, saved on the local page: for whoever may have it, and only from the desk's own page.
import { type PracticeServer, startPractice } from './practice-server.js';

const asked = { id: '00000000-0000-4000-8000-000000000007', as: 'tanaka', lang: 'ja', marker: 'desk:1' };
let running: PracticeServer;

beforeEach(async () => {
  running = await startPractice();
});
afterEach(() => running.stop());

async function file(more: object = {}, origin = `http://127.0.0.1:${running.port}`) {
  const headers = { 'content-type': 'application/json', origin };
  const body = JSON.stringify({ ...asked, ...more });
  const response = await fetch(`http://127.0.0.1:${running.port}/practice/file`, { method: 'POST', headers, body });
  return { response, json: (await response.json()) as { error?: string } };
}

test('goes to a seat that may have it, with its name', async () => {
  const { response, json } = await file();
  expect(response.status).toBe(200);
  expect(json).toEqual({ name: 'DESK-1-package.md', text: '# 引き渡し\n' });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(running.desk.handled).toEqual([]);
});

test('not to another, not to nobody, not to another page, not what is none', async () => {
  const fault = async (...given: Parameters<typeof file>) => (await file(...given)).json.error;
  expect(await fault({ as: 'suzuki' })).toBe('no-such-file');
  expect(await fault({ as: 'mallory' })).toBe('not-your-seat');
  expect(await fault({ marker: '../../desk.db' })).toBe('no-such-file');
  expect(await fault({ marker: 7 })).toBe('not-understood');
  expect(await fault({}, 'http://evil.example.com')).toBe('foreign-origin');
});
