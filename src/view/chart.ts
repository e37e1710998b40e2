// A picture of numbers, before anybody draws it: one row of values, and in words what it shows.

export interface Chart {
  /** Part of the picture's file name. */
  id: 'trend' | 'kinds' | 'taken';
  /** Columns stand side by side in time; bars lie under each other, the longest first. */
  shape: 'columns' | 'bars';
  /** The finding, not only what was measured. */
  title: string;
  /** What is on the axis. */
  measure: string;
  /** Everything the picture says, for whoever cannot see it. */
  alt: string;
  /** undefined: nothing was measured there, which is not zero. */
  points: { label: string; value: number | undefined }[];
  /** What is usual: drawn as a dashed line with its name. */
  usual?: { label: string; value: number };
  /** The point that the digest is about; drawn darker. All are when absent. */
  now?: number;
}
