import type { Text } from '@belegfluss/sdk';

/** A system that always names a next page is stopped here. */
export const MAX_PAGES = 10_000;

/** Why a list does not come to its end. */
export const NAMED_TWICE: Text = { de: 'eine Seite wurde zweimal genannt', en: 'a page was named twice' };
export const TOO_MANY: Text = { de: `${MAX_PAGES} Seiten`, en: `${MAX_PAGES} pages` };

/** The list of changes does not end, or leads back to where it has been. */
export class EndlessPagesError extends Error {
  readonly said: Text;

  constructor(why: Text) {
    const said = {
      de: `die Liste der Änderungen kommt nicht an ihr Ende: ${why.de}`,
      en: `the list of changes does not come to its end: ${why.en}`,
    };
    super(said.en);
    this.name = 'EndlessPagesError';
    this.said = said;
  }
}
