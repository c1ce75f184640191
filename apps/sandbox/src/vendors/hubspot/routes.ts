import { createRateWindow } from '../../gateway/rate-window.ts';
import type { VendorAnswer, VendorFace, VendorRequest, VendorRoute } from '../../gateway/vendor-face.ts';
import type { BusinessClock } from '../../business-clock.ts';
import type { Settings } from '../../settings.ts';
import { hubspotError, limited, notFound } from './answers.ts';
import type { Crm } from './crm.ts';
import { objectTypeOf, type ObjectType } from './object-types.ts';
import { listRecords, readBatch, readRecord, searchRecords } from './record-reads.ts';
import { createRecord, updateRecord } from './record-writes.ts';

const BASE = '/crm/objects/2026-09/:objectType';
const TEN_SECONDS_MS = 10_000;

/** HubSpot's CRM interface of September 2026 for deals, companies, contacts and line items. */
export function hubspotFace(crm: Crm, clock: BusinessClock, settings: () => Settings['hubspot']): VendorFace {
  const burst = createRateWindow(TEN_SECONDS_MS);
  const searches = createRateWindow(1000);
  const { state } = crm;
  const unique = (): string[] => settings().uniqueProperties;
  return {
    vendor: 'hubspot',
    routes: [
      {
        method: 'GET',
        path: '/account-info/v3/details',
        name: () => 'account.details',
        handle: () => ({ status: 200, json: { portalId: settings().portalId, accountType: 'STANDARD' } }),
      },
      objectRoute('GET', BASE, 'list', (type, request) => listRecords(state, type, request)),
      objectRoute('POST', BASE, 'create', (type, request) => createRecord(crm, type, request, unique())),
      objectRoute('GET', `${BASE}/:objectId`, 'read', (type, request) => readRecord(state, type, request)),
      objectRoute('PATCH', `${BASE}/:objectId`, 'update', (type, request) =>
        updateRecord(crm, type, request, unique()),
      ),
      objectRoute('POST', `${BASE}/search`, 'search', (type, request) =>
        searchRecords(state, type, request, settings().indexLagMs),
      ),
      objectRoute('POST', `${BASE}/batch/read`, 'batch_read', (type, request) =>
        readBatch(state, type, request, clock.now()),
      ),
    ],
    admit(request) {
      if (request.headers['authorization'] !== `Bearer ${settings().accessToken}`) {
        return hubspotError(401, 'INVALID_AUTHENTICATION', 'The access token is missing or wrong.');
      }
      if (isSearch(request)) return searches.take(settings().searchesPerSecond) ? undefined : limited('SECONDLY');
      return burst.take(settings().limitPerTenSeconds) ? undefined : limited('TEN_SECONDLY_ROLLING');
    },
    headers(request): Record<string, string> {
      if (isSearch(request)) return {};
      const { limitPerTenSeconds } = settings();
      return {
        'x-hubspot-ratelimit-max': String(limitPerTenSeconds),
        'x-hubspot-ratelimit-remaining': String(burst.left(limitPerTenSeconds)),
        'x-hubspot-ratelimit-interval-milliseconds': String(TEN_SECONDS_MS),
        'x-hubspot-ratelimit-daily': '650000',
        'x-hubspot-ratelimit-daily-remaining': '640000',
      };
    },
    tooMany: (seconds) => ({ ...limited('TEN_SECONDLY_ROLLING'), headers: { 'retry-after': String(seconds) } }),
    failure: (status) =>
      hubspotError(status, status >= 500 ? 'INTERNAL_ERROR' : 'VALIDATION_ERROR', 'The request could not be served.'),
  };
}

function objectRoute(
  method: VendorRoute['method'],
  path: string,
  verb: string,
  handle: (type: ObjectType, request: VendorRequest) => VendorAnswer,
): VendorRoute {
  return {
    method,
    path,
    name: (params) => `${objectTypeOf(params['objectType'] ?? '') ?? 'unknown'}.${verb}`,
    handle(request) {
      const type = objectTypeOf(request.params['objectType'] ?? '');
      return type === undefined ? notFound() : handle(type, request);
    },
  };
}

function isSearch(request: VendorRequest): boolean {
  return request.method === 'POST' && request.path.endsWith('/search');
}
