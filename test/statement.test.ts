// A statement to the press in the whole desk: who reads what of it, and that an old text is not left standing.
import { openWorld, smallOrganisation, type World } from './world/desk.js';
import { plainLines } from './world/plain.js';

const ueda = { id: 'ueda', name: '上田', slack: 'ueda', roles: ['pr' as const] };
const text = (ja: string) => ({ text: ja, fields: { en: `In English: ${ja}` } });
let world: World;

beforeEach(async () => {
  const organisation = smallOrganisation();
  world = await openWorld({ organisation: { ...organisation, people: [...organisation.people, ueda] } });
});
afterEach(() => world.close());

async function reported(words: string, by = 'tanaka'): Promise<void> {
  const place = { platform: 'slack' as const, channel: 'D-hanako', message: 'm1', direct: true };
  await world.ask({ type: 'say', by: world.party('hanako'), place, addressed: true, said: { text: words } });
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party(by) });
  await world.turn();
}

async function drafts(ja: string, by = 'tanaka'): Promise<void> {
  await world.ask({ type: 'draft-statement', ticket: 1, by: world.party(by), said: text(ja) });
  await world.turn();
}

async function approves(statement: string, by = 'sato'): Promise<void> {
  const seen = (await world.store.events(1)).at(-1)?.version ?? 0;
  await world.ask({ type: 'approve-statement', ticket: 1, by: world.party(by), statement, seen });
  await world.turn();
}

/** What stands there now. */
const shownTo = (channel: string) =>
  world.chat
    .messages()
    .filter((one) => one.channel === channel)
    .map((one) => plainLines(one.card).join('\n'))
    .join('\n');

test('public relations get what is approved and nothing before; when it is replaced or withdrawn the text goes', async () => {
  await reported('ウイルスに感染したかもしれません');
  await drafts('最初の文');
  expect(shownTo('D-sato')).toContain('最初の文');
  expect(shownTo('D-ueda')).toBe('');
  await approves('s1');
  expect(shownTo('D-ueda')).toMatch(/最初の文[\s\S]*承認した人：佐藤/);
  expect(shownTo('D-ueda')).not.toContain('[');
  await drafts('次の文', 'suzuki');
  expect(shownTo('D-ueda')).not.toContain('次の文');
  await approves('s2');
  expect(shownTo('D-ueda')).toContain('次の文');
  for (const channel of ['D-ueda', 'D-tanaka', 'D-sato', 'desk']) expect(shownTo(channel)).not.toContain('最初の文');
  const said = { text: '誤検知でした' };
  await world.ask({ type: 'withdraw-statement', ticket: 1, by: world.party('tanaka'), statement: 's2', said });
  await world.turn();
  expect(shownTo('D-ueda')).toContain('誤検知でした');
  for (const channel of ['D-ueda', 'D-suzuki', 'D-sato', 'desk']) expect(shownTo(channel)).not.toContain('次の文');
});

test('of a case that turns out to be restricted, it leaves the room, and only its circle reads on', async () => {
  await reported('ウイルスに感染したかもしれません');
  await drafts('公表する文');
  await approves('s1');
  for (const channel of ['desk', 'D-ueda']) expect(shownTo(channel)).toContain('公表する文');
  await world.ask({ type: 'choose-script', ticket: 1, by: world.party('tanaka'), script: 'insider-misuse' });
  await world.turn();
  expect(shownTo('desk')).not.toContain('公表する文');
  expect(shownTo('D-ueda')).not.toContain('公表する文');
  await drafts('公表する文、その二');
  await approves('s2');
  expect(shownTo('D-tanaka')).toMatch(/その二[\s\S]*承認した人/);
  expect(shownTo('D-ueda')).not.toContain('公表する文');
  for (const channel of ['desk', 'D-suzuki']) expect(shownTo(channel)).not.toContain('公表する文');
});
