// Which test files start first. jest remembers how long each took, but a fresh clone remembers nothing; and a long file that starts last
// keeps one processor busy after the others have gone home.
const Sequencer = require('@jest/test-sequencer').default;

/** The longest first; whatever is not named here comes after, in jest's own order. */
const long = [
  'simulation',
  'blackbox/crash',
  'blackbox/slack-fails',
  'web/browser',
  'web/accessibility',
  'blackbox/paging',
  'blackbox/digest',
  'blackbox/hostile-text',
  'blackbox/commander',
  'scenario',
  'paging/rota',
  'slack/whole',
  'auditor',
  'blackbox/socket',
  'blackbox/refuse',
  'blackbox/disk',
  'blackbox/ways-in',
  'gallery',
].map((name) => `/test/${name}.test.ts`);

const rank = ({ path }) => {
  const at = long.findIndex((end) => path.endsWith(end));
  return at < 0 ? long.length : at;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
};
