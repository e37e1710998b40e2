// Which test files start first. Vitest remembers how long each took, but a fresh clone remembers nothing; and a long file that starts last
// keeps one processor busy after the others have gone home.
import { BaseSequencer } from 'vitest/node';

/** The longest first, then whatever drives the built program, which mostly waits; the others after, in Vitest's own order. */
const long = [
  'blackbox/crash.',
  'blackbox/slack-fails.',
  'simulation-even.',
  'simulation.',
  'simulation-pace.',
  'scenario.',
  'scenario-teams.',
  'web/accessibility.',
  'web/browser.',
  'blackbox/proof.',
  'blackbox/paging.',
  'blackbox/hostile-text.',
  'blackbox/commander.',
  'blackbox/refuse.',
  'blackbox/',
  'pager/replies.',
  'slack/whole.',
  'auditor.',
  'paging/rota.',
  'gallery.',
].map((name) => `/test/${name}`);

const rank = ({ moduleId }) => {
  const at = long.findIndex((name) => moduleId.includes(name));
  return at < 0 ? long.length : at;
};

export class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
