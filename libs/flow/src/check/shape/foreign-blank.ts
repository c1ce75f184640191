import type { Text } from '@belegfluss/sdk';
import { FOREIGN_BLANK } from '@belegfluss/yaml';

const BLANK: Text = {
  de: 'Hier steht ein geschütztes Leerzeichen; schreiben Sie ein gewöhnliches.',
  en: 'A no-break space stands here; write an ordinary blank.',
};

/** What to write where a blank that nobody can tell from an ordinary one has become a part of a text. */
export function foreignBlank(text: unknown): Text | undefined {
  return typeof text === 'string' && FOREIGN_BLANK.test(text) ? BLANK : undefined;
}
