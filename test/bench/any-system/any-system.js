// @ts-check
import { bulkKill, eventKill, ourBulk, ourEvents, plainBulk, plainEvents } from './measure.js';

/**
 * Flows on systems that are declared in YAML alone, beside scripts with a journal: events one by one, and in bulk.
 * @param {{ events: number, bulk: number, large: number, kills: boolean, onEvent: (text: string) => void }} options
 * `large` is a second bulk whose memory is compared with the first one's; 0 leaves it out
 */
export async function measureAnySystem({ events, bulk, large, kills, onEvent }) {
  onEvent('events');
  const [script, ours] = [await plainEvents(events), await ourEvents(events)];
  onEvent('bulk');
  const [bulkScript, bulkOurs] = [await plainBulk(bulk), await ourBulk(bulk)];
  onEvent(large > 0 ? 'large bulk' : 'no large bulk');
  const many = large > 0 ? await ourBulk(large) : undefined;
  onEvent(kills ? 'kills' : 'no kills');
  return {
    events: { ours, script, ratio: ours.effectsPerSecond / script.effectsPerSecond },
    bulk: { ours: bulkOurs, script: bulkScript, ratio: bulkOurs.recordsPerSecond / bulkScript.recordsPerSecond },
    ...(many && { large: many, memoryRatio: (many.peakMemoryMb ?? 0) / (bulkOurs.peakMemoryMb ?? 1) }),
    ...(kills && { killed: { events: await eventKill(events), bulk: await bulkKill(bulk) } }),
  };
}
