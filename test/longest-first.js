// Which test files start first. Vitest remembers how long each took, but a fresh clone remembers nothing; and a long file that starts last
// keeps one processor busy after the others have gone home.
import { BaseSequencer } from 'vitest/node';

/** The longest first; whatever is not named here comes after, in Vitest's own order. */
const long = [
  'blackbox/crash',
  'blackbox/slack-fails',
  'simulation-even',
  'simulation',
  'simulation-pace',
  'scenario-teams',
  'scenario',
  'web/browser',
  'web/accessibility',
  'blackbox/paging',
  'blackbox/digest',
  'blackbox/proof',
  'blackbox/hostile-text',
  'blackbox/commander',
  'blackbox/whole-handling',
  'blackbox/triage',
  'paging/rota',
  'slack/whole',
  'auditor',
  'pager/replies',
  'blackbox/socket',
  'blackbox/refuse',
  'blackbox/disk',
  'blackbox/ways-in',
  'gallery',
].map((name) => `/test/${name}.test.ts`);

const rank = ({ moduleId }) => {
  const at = long.findIndex((end) => moduleId.endsWith(end));
  return at < 0 ? long.length : at;
};

export class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
