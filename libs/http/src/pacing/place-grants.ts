/** How many places a process wants, those in use included. */
export interface PlaceAsk {
  holder: string;
  wanted: number;
  inUse: number;
}

/** Places of one process among the requests that a connection may have under way at once, until it says so again (milliseconds). */
export interface PlaceGrant {
  holder: string;
  places: number;
  until: number;
}

/** Places of a process that says nothing more are free after this. */
export const PLACES_KEPT_MS = 10_000;

/**
 * Gives a process up to `wanted` of `max` places; those of others it never gets, and what it held before it gives back.
 * One process gets three quarters of what others leave at most, so that the next one finds some too.
 */
export function grantPlaces(
  grants: PlaceGrant[],
  max: number,
  ask: PlaceAsk,
  now: number,
): { grants: PlaceGrant[]; places: number } {
  const others = held(grants, now).filter(({ holder }) => holder !== ask.holder);
  const free = Math.max(max - takenPlaces(others, now), 0);
  const share = Math.max(Math.ceil(free * 0.75), ask.inUse);
  const places = Math.min(ask.wanted, share, Math.max(free, ask.inUse));
  const own = places > 0 ? [{ holder: ask.holder, places, until: now + PLACES_KEPT_MS }] : [];
  return { grants: [...others, ...own], places };
}

/** Places that processes hold at a moment. */
export function takenPlaces(grants: PlaceGrant[], now: number): number {
  return held(grants, now).reduce((sum, { places }) => sum + places, 0);
}

function held(grants: PlaceGrant[], now: number): PlaceGrant[] {
  return grants.filter(({ until }) => until > now);
}
