import { ConnectorError, type CallContext } from '@belegfluss/sdk';
import { SEARCH_PAGE_SIZE, searchObjects, type ObjectType } from './client.ts';
import type { HubspotConfig } from './config.ts';
import { instantOf } from './property-values.ts';
import type { CrmObject } from './schemas.ts';

/** What is scanned: HubSpot names the time of the last change differently for contacts. */
export interface Scan {
  type: ObjectType;
  modifiedProperty: 'hs_lastmodifieddate' | 'lastmodifieddate';
  properties: string[];
}

/** A page of a scan; `next` is missing on the last one. */
export interface ScanPage {
  objects: { object: CrmObject; changedAt: string }[];
  next?: string;
}

/** Where a scan goes on: at a moment, and among objects of one and the same moment after an id. */
interface ScanCursor {
  from: string;
  afterId?: string;
}

/**
 * Objects changed at or after `since`, ordered by the time of change.
 * Each page starts with a new condition instead of an offset: nothing is skipped when objects change meanwhile,
 * and HubSpot's end of 10,000 results is never reached, not even by more objects than that with one time.
 */
export async function changedObjects(
  ctx: CallContext<HubspotConfig>,
  scan: Scan,
  since: string,
  cursor: string | undefined,
): Promise<ScanPage> {
  const at = cursor === undefined ? { from: since } : (JSON.parse(cursor) as ScanCursor);
  return at.afterId === undefined ? scanByTime(ctx, scan, at.from) : scanOneMoment(ctx, scan, at.from, at.afterId);
}

async function scanByTime(ctx: CallContext<HubspotConfig>, scan: Scan, from: string): Promise<ScanPage> {
  const filter = { propertyName: scan.modifiedProperty, operator: 'GTE' as const, value: milliseconds(from) };
  const found = await searchObjects(ctx, scan.type, [filter], scan.modifiedProperty, scan.properties);
  const objects = found.map((object) => ({ object, changedAt: changedAt(object, scan) }));
  refuseDisorder(objects.map((each) => each.changedAt));
  const last = objects.at(-1)?.changedAt;
  if (last === undefined || objects.length < SEARCH_PAGE_SIZE) return { objects };
  // More objects of the last moment may follow, so that moment is left to the next page.
  const earlier = objects.filter((each) => each.changedAt !== last);
  if (earlier.length > 0) return { objects: earlier, next: JSON.stringify({ from: last }) };
  return scanOneMoment(ctx, scan, last, '0');
}

async function scanOneMoment(
  ctx: CallContext<HubspotConfig>,
  scan: Scan,
  moment: string,
  afterId: string,
): Promise<ScanPage> {
  const filters = [
    { propertyName: scan.modifiedProperty, operator: 'EQ' as const, value: milliseconds(moment) },
    { propertyName: 'hs_object_id', operator: 'GT' as const, value: afterId },
  ];
  const found = await searchObjects(ctx, scan.type, filters, 'hs_object_id', scan.properties);
  const objects = found.map((object) => ({ object, changedAt: changedAt(object, scan) }));
  const last = found.at(-1);
  const next: ScanCursor =
    last === undefined || found.length < SEARCH_PAGE_SIZE
      ? { from: new Date(Date.parse(moment) + 1).toISOString() }
      : { from: moment, afterId: last.id };
  return { objects, next: JSON.stringify(next) };
}

function changedAt(object: CrmObject, scan: Scan): string {
  const value = object.properties[scan.modifiedProperty] ?? object.updatedAt;
  return instantOf(value) ?? value;
}

function milliseconds(moment: string): string {
  return String(Date.parse(moment));
}

/** The search index lags behind: a page in disorder would hide objects, asking again a little later heals it. */
function refuseDisorder(moments: string[]): void {
  const ordered = moments.every((moment, index) => index === 0 || (moments[index - 1] ?? '') <= moment);
  if (ordered) return;
  throw new ConnectorError(
    'transient',
    {
      de: 'HubSpot gab eine Seite, die nicht nach der Zeit geordnet ist',
      en: 'HubSpot gave a page that is not ordered by time',
    },
    {
      outcome: 'rejected',
      code: 'hubspot.page_out_of_order',
    },
  );
}
