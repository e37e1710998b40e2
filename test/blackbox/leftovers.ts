// All that a test file has opened: what a failing test leaves behind must not keep the others from ending.
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { SlackWorld } from '../world/slack.js';

export const open = { children: new Set<ChildProcess>(), worlds: new Set<SlackWorld>(), folders: new Set<string>() };

export async function closeLeftovers(): Promise<void> {
  for (const child of open.children) child.kill('SIGKILL');
  for (const world of open.worlds) await world.close();
  for (const folder of open.folders) rmSync(folder, { recursive: true, force: true });
  open.worlds.clear();
  open.folders.clear();
}
