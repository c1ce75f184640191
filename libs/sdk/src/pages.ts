import { ConnectorError } from './errors.ts';

/** No list that a connector goes through within one call has so many. */
const MOST_PAGES = 1_000;

/**
 * The pages of a list that a connector goes through within one call, from `first` on; `next` names the one behind a page.
 * Throws ConnectorError `schema_drift` where the list goes round or does not end: whoever looks for something in it would
 * keep its worker for ever, and must not take it for missing.
 */
export async function* pagesOf<Page, Place>(
  first: Place,
  read: (place: Place) => Promise<Page>,
  next: (page: Page, place: Place) => Place | undefined,
): AsyncGenerator<Page> {
  const named = new Set<Place>();
  let place: Place | undefined = first;
  do {
    if (named.has(place) || named.size === MOST_PAGES) throw endless();
    named.add(place);
    const page: Page = await read(place);
    yield page;
    place = next(page, place);
  } while (place !== undefined);
}

function endless(): ConnectorError {
  return new ConnectorError(
    'schema_drift',
    { de: 'eine Liste kommt nicht an ihr Ende', en: 'a list does not come to its end' },
    { outcome: 'not_sent' },
  );
}
