// Boards and cards stay within what a platform takes and a phone shows, however much there is: every script, hundreds of notes.
import { toMessage } from '../../src/slack/blocks.js';
import { toMessage as toTeams } from '../../src/teams/adaptive-card.js';
import { bytesOf } from '../../src/teams/fit.js';
import type { Language } from '../../src/ticket/event.js';
import { type BoardName, boardNames } from '../../src/ticket/surface.js';
import type { Card } from '../../src/view/card.js';
import { draw } from '../../src/view/draw.js';
import { openWorld, shippedScripts, smallOrganisation, type World } from '../world/desk.js';

/** Teams takes no message above this. */
const MAX_TEAMS_BYTES = 28_000;
let world: World;
afterEach(() => world?.close());

async function reportOf(kind: string): Promise<void> {
  const { scripts } = shippedScripts();
  const others = [...scripts.keys()].filter((id) => id !== kind).slice(0, 3);
  const match = () =>
    ({ best: kind, ask: false, candidates: [kind, ...others].map((id) => ({ id, score: 1 })) }) as never;
  world = await openWorld({ organisation: smallOrganisation(), kinds: { scripts, match } });
  const place = { platform: 'slack' as const, channel: 'D-hanako', message: 'm1', direct: true };
  const by = world.party('hanako');
  await world.ask({ type: 'say', by, place, addressed: true, said: { text: 'x', files: [{ name: 'a'.repeat(400) }] } });
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('sato') });
}

async function board(of: BoardName, language: Language): Promise<Card> {
  const scene = await world.stage.set(1);
  const drawn = scene && draw(scene(language), { at: 'board', of, platform: 'slack', person: 'sato' });
  if (!drawn) throw new Error('no board');
  return drawn;
}

const buttonsOf = (blocks: unknown) => JSON.stringify(blocks).match(/"action_id"/g)?.length ?? 0;

test.each([...shippedScripts().scripts.keys()])('%s: all buttons of its boards fit', async (kind) => {
  await reportOf(kind);
  for (const of of boardNames)
    for (const language of ['ja', 'en'] as const) {
      const card = await board(of, language);
      const wanted = card.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])).length;
      const { blocks } = toMessage(card);
      expect(buttonsOf(blocks)).toBe(wanted);
      expect(new Set(blocks.map((block) => block.block_id).filter(Boolean)).size).toBe(
        blocks.filter((block) => block.block_id).length,
      );
      expect(bytesOf(toTeams(card))).toBeLessThan(MAX_TEAMS_BYTES);
    }
});

test('five hundred notes, tasks and pieces of evidence: every card fits, and what does not is folded, not lost', async () => {
  await reportOf('suspicious-click');
  const by = world.party('sato');
  const long = 'とても長い説明'.repeat(60);
  for (let nth = 0; nth < 500; nth += 1) {
    await world.ask({ type: 'note', ticket: 1, by, said: { text: `${nth} ${long}` } });
    if (nth % 10 === 0) {
      await world.ask({ type: 'task-add', ticket: 1, by, said: { text: long }, phase: 'contain', owner: 'suzuki' });
      await world.ask({ type: 'evidence', ticket: 1, by, said: { text: long, fields: { from: long, kept: long } } });
    }
  }
  const scene = await world.stage.set(1);
  if (!scene) throw new Error('no ticket');
  const surfaces = [
    ...boardNames.map((of) => ({ at: 'board', of, platform: 'slack' }) as const),
    { at: 'desk', platform: 'slack' } as const,
    { at: 'page', page: 0, way: 'slack' } as const,
  ];
  for (const surface of surfaces) {
    const card = draw(scene('ja'), surface);
    if (!card) throw new Error(`nothing on ${surface.at}`);
    const { blocks } = toMessage(card);
    expect(blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(blocks).length).toBeLessThan(12_000);
    expect(bytesOf(toTeams(card))).toBeLessThan(MAX_TEAMS_BYTES);
    // The last row is never what is left out: it leads to everything else.
    expect(JSON.stringify(blocks.at(-1))).toContain('action_id');
  }
  expect(scene('ja').ticket.notes).toHaveLength(500);
  expect(scene('ja').ticket.handling.evidence.items).toHaveLength(50);
});
