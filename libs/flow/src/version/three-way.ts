/** How one's own text stands to what is live, seen from the text that both came from. */
export type Standing =
  /** Nothing is live under this name. */
  | 'new'
  /** Both are the same. */
  | 'unchanged'
  /** Only one's own text was changed: it may take the place of what is live. */
  | 'ahead'
  /** Only what is live was changed: it may take the place of one's own. */
  | 'behind'
  /** Both were changed, or nobody knows what they came from. */
  | 'conflict';

/** Compares three sides of a flow. A missing `base` is unknown, a missing `live` is not deployed. */
export function standing({ base, live, own }: { base?: string; live?: string; own: string }): Standing {
  if (live === undefined) return 'new';
  if (own === live) return 'unchanged';
  if (base === live) return 'ahead';
  return base === own ? 'behind' : 'conflict';
}
