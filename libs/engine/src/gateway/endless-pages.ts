/** A system that always names a next page is stopped here. */
export const MAX_PAGES = 10_000;

/** The list of changes does not end, or leads back to where it has been. */
export class EndlessPagesError extends Error {
  constructor(why: string) {
    super(`the list of changes does not come to its end: ${why}`);
    this.name = 'EndlessPagesError';
  }
}
