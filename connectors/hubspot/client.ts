import { ConnectorError, orMissing, type CallContext, type HttpPolicy, type WriteContext } from '@belegfluss/sdk';
import { apiVersion, type HubspotConfig } from './config.ts';
import { classify } from './errors.ts';
import { BatchAnswer, CrmObject, Portal, SearchAnswer } from './schemas.ts';

/** Object types in request paths. */
export type ObjectType = 'deals' | 'companies' | 'contacts' | 'line_items';

/** One condition of a search; moments are milliseconds as text. */
export interface SearchFilter {
  propertyName: string;
  operator: 'EQ' | 'GT' | 'GTE';
  value: string;
}

const BATCH_SIZE = 100;

/** Records on one page of a search; HubSpot's maximum. */
export const SEARCH_PAGE_SIZE = 200;

/** How HubSpot wants to be called: a burst over ten seconds for all, five searches a second. */
export function hubspotPolicy(config: HubspotConfig): HttpPolicy {
  return {
    baseUrl: config.baseUrl ?? 'https://api.hubapi.com',
    budgets: [
      { requests: config.requestsPerTenSeconds ?? 100, perSeconds: 10 },
      { route: 'crm.search', requests: 5, perSeconds: 1 },
    ],
    classify,
    requestIdHeader: 'x-hubspot-correlation-id',
  };
}

/** Number of the portal behind the token; `undefined` where the token may not ask for it. */
export async function portalOf(ctx: CallContext<HubspotConfig>): Promise<string | undefined> {
  try {
    const answer = await ctx.http.request({
      method: 'GET',
      path: '/account-info/v3/details',
      schema: Portal,
      route: 'account.details',
    });
    return String(answer.body.portalId);
  } catch (error) {
    if (error instanceof ConnectorError && mayNotAsk(error)) return undefined;
    throw error;
  }
}

/** The portal is a secret to tokens without the scope. */
function mayNotAsk({ kind, facts }: ConnectorError): boolean {
  return kind === 'gone' || kind === 'permanent' || facts['category'] === 'MISSING_SCOPES';
}

/** One object with the named properties, or `undefined` where it does not exist or is archived. */
export async function readObject(
  ctx: CallContext<HubspotConfig>,
  type: ObjectType,
  id: string,
  properties: string[],
  associations: ObjectType[] = [],
): Promise<CrmObject | undefined> {
  return orMissing(async () => {
    const answer = await ctx.http.request({
      method: 'GET',
      path: `${objectsPath(ctx.config, type)}/${encodeURIComponent(id)}`,
      query: {
        properties: properties.join(','),
        associations: associations.length === 0 ? undefined : associations.join(','),
      },
      schema: CrmObject,
      route: 'crm.read',
    });
    return answer.body;
  });
}

/** Several objects at once; those that do not exist are missing. Throws where HubSpot left one out for another reason. */
export async function readObjects(
  ctx: CallContext<HubspotConfig>,
  type: ObjectType,
  ids: string[],
  properties: string[],
): Promise<CrmObject[]> {
  const found: CrmObject[] = [];
  for (let start = 0; start < ids.length; start += BATCH_SIZE) {
    found.push(...(await readBatch(ctx, type, ids.slice(start, start + BATCH_SIZE), properties)));
  }
  return found;
}

/** First page of a search, sorted ascending by `sort`. */
export async function searchObjects(
  ctx: CallContext<HubspotConfig>,
  type: ObjectType,
  filters: SearchFilter[],
  sort: string,
  properties: string[],
): Promise<CrmObject[]> {
  const answer = await ctx.http.request({
    method: 'POST',
    path: `${objectsPath(ctx.config, type)}/search`,
    json: { filterGroups: [{ filters }], sorts: [sort], properties, limit: SEARCH_PAGE_SIZE, after: '0' },
    schema: SearchAnswer,
    route: 'crm.search',
    writes: false,
  });
  return answer.body.results;
}

/** Makes an object with these properties. */
export async function createObject(
  ctx: WriteContext<HubspotConfig>,
  type: ObjectType,
  properties: Record<string, string>,
): Promise<CrmObject> {
  const answer = await ctx.http.request({
    method: 'POST',
    path: objectsPath(ctx.config, type),
    headers: { 'Idempotency-Key': ctx.effectKey },
    json: { properties, associations: [] },
    schema: CrmObject,
    route: 'crm.create',
    writes: true,
  });
  return answer.body;
}

/** Sets properties of one object; those not named keep their values. */
export async function updateObject(
  ctx: WriteContext<HubspotConfig>,
  type: ObjectType,
  id: string,
  properties: Record<string, string>,
): Promise<CrmObject> {
  const answer = await ctx.http.request({
    method: 'PATCH',
    path: `${objectsPath(ctx.config, type)}/${encodeURIComponent(id)}`,
    headers: { 'Idempotency-Key': ctx.effectKey },
    json: { properties },
    schema: CrmObject,
    route: 'crm.update',
    writes: true,
  });
  return answer.body;
}

async function readBatch(ctx: CallContext<HubspotConfig>, type: ObjectType, ids: string[], properties: string[]) {
  const answer = await ctx.http.request({
    method: 'POST',
    path: `${objectsPath(ctx.config, type)}/batch/read`,
    json: { inputs: ids.map((id) => ({ id })), properties, propertiesWithHistory: [] },
    schema: BatchAnswer,
    route: 'crm.batch_read',
    writes: false,
  });
  const failed = answer.body.errors?.find((error) => error.category !== 'OBJECT_NOT_FOUND');
  if (failed === undefined) return answer.body.results;
  throw new ConnectorError(
    'transient',
    { de: 'HubSpot hat nur einen Teil der Sammelanfrage beantwortet', en: 'HubSpot answered a part of the batch only' },
    {
      outcome: 'rejected',
      code: 'hubspot.batch_incomplete',
      facts: { category: failed.category },
    },
  );
}

function objectsPath(config: HubspotConfig, type: ObjectType): string {
  return `/crm/objects/${apiVersion(config)}/${type}`;
}
