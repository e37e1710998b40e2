// Medians, percentiles and lines of a table.
export function at(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values) => at(values, 0.5);
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** "1.23 (1.10 – 1.41)": the median of the rounds and their range. */
export function spread(values, digits = 2) {
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map((one) =>
    one.toFixed(digits),
  );
  return values.length > 1 ? `${middle} (${low} – ${high})` : middle;
}

const lines = [];

/** Puts a line into the table, and on the screen at once. */
export function line(what, found, goal = '') {
  lines.push([what, found, goal]);
  process.stdout.write(`| ${what} | ${found} | ${goal} |\n`);
}

export const table = () =>
  ['| what | measured | goal |', '|---|---|---|', ...lines.map((one) => `| ${one.join(' | ')} |`)].join('\n');
