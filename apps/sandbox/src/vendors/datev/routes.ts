import { NO_KEY } from '../../effects.ts';
import type { VendorAnswer, VendorFace, VendorRequest, VendorRoute } from '../../gateway/vendor-face.ts';
import type { Settings } from '../../settings.ts';
import type { ExtfService } from './extf-service.ts';
import { viewJob } from './job-view.ts';
import type { OAuthService } from './oauth.ts';
import { plainProblem, problem, unauthorized } from './problems.ts';

const CLIENTS_SCOPE = 'datev:accounting:clients';
const IMPORT_SCOPE = 'datev:accounting:extf-files-import';
const CLIENTS = '/platform-sandbox/v2/clients';
const EXTF = '/platform-sandbox/v3/clients/:clientId/extf-files';
const MAX_BYTES = 50 * 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/json;charset=utf-8' };
const REFERENCE = /^[-0-9A-Za-z_äöüÄÖÜß_. +?;]{0,254}$/;

/** DATEV's cloud: sign-in, clients, and the upload of EXTF files. */
export function datevFace(service: ExtfService, oauth: OAuthService, settings: () => Settings['datev']): VendorFace {
  return {
    vendor: 'datev',
    routes: [...signInRoutes(oauth), ...clientRoutes(settings), ...extfRoutes(service, settings)],
    admit: (request) => (request.route.startsWith('oauth.') ? undefined : admit(service, request, settings())),
    tooMany: (seconds) => ({ ...plainProblem(429, 'Too Many Requests'), headers: { 'retry-after': String(seconds) } }),
    failure: (status) =>
      status === 503 ? problem(503, 1008837, 'The job broke off') : plainProblem(status, 'Internal Server Error'),
  };
}

function signInRoutes(oauth: OAuthService): VendorRoute[] {
  return [
    {
      method: 'GET',
      path: '/openidsandbox/authorize',
      name: 'oauth.authorize',
      handle: (request) => oauth.authorize(request),
    },
    { method: 'POST', path: '/token', name: 'oauth.token', handle: (request) => oauth.token(request) },
  ];
}

function clientRoutes(settings: () => Settings['datev']): VendorRoute[] {
  return [
    {
      method: 'GET',
      path: CLIENTS,
      name: 'clients.list',
      handle: (request) => page([viewClient(settings())], request),
    },
    {
      method: 'GET',
      path: `${CLIENTS}/:clientId`,
      name: 'clients.read',
      handle: (request) =>
        request.params['clientId'] === clientIdOf(settings())
          ? { status: 200, json: viewClient(settings()), headers: JSON_TYPE }
          : plainProblem(404, 'Not Found'),
    },
  ];
}

function extfRoutes(service: ExtfService, settings: () => Settings['datev']): VendorRoute[] {
  const ofClient =
    (handle: (request: VendorRequest, clientId: string) => VendorAnswer) =>
    (request: VendorRequest): VendorAnswer => {
      const clientId = clientIdOf(settings());
      return request.params['clientId'] === clientId ? handle(request, clientId) : invalidPath();
    };
  return [
    {
      method: 'POST',
      path: `${EXTF}/import`,
      name: 'extf.import',
      handle: ofClient((request) => upload(service, request, settings())),
    },
    {
      method: 'GET',
      path: `${EXTF}/jobs`,
      name: 'jobs.list',
      handle: ofClient((request, clientId) => {
        const own = service.jobs().filter((job) => job.clientId === clientId);
        return page(own.map(viewJob), request);
      }),
    },
    {
      method: 'GET',
      path: `${EXTF}/jobs/:jobId`,
      name: 'jobs.read',
      handle: ofClient((request, clientId) => {
        const job = service.poll(clientId, request.params['jobId'] ?? '');
        return job === undefined
          ? plainProblem(404, 'Not Found')
          : { status: 200, json: viewJob(job), headers: JSON_TYPE };
      }),
    },
  ];
}

function admit(service: ExtfService, request: VendorRequest, settings: Settings['datev']): VendorAnswer | undefined {
  if (request.headers['x-datev-client-id'] !== settings.clientId)
    return unauthorized('The client id is missing or wrong.');
  const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1];
  const grant = token === undefined ? undefined : service.tokens.access(token);
  if (grant === undefined) return unauthorized('The access token is missing, wrong or too old.');
  const scope = request.route.startsWith('clients.') ? CLIENTS_SCOPE : IMPORT_SCOPE;
  return grant.scope.split(' ').includes(scope) ? undefined : problem(403, 1008829, `Missing: ${scope}`);
}

function upload(service: ExtfService, request: VendorRequest, settings: Settings['datev']): VendorAnswer {
  const fileName = decodeLatin(request.headers['filename']) ?? '';
  const referenceId = decodeLatin(request.headers['reference-id']);
  const applicationVersion = request.headers['client-application-version'];
  if (request.headers['content-type']?.startsWith('application/octet-stream') !== true)
    return plainProblem(415, 'Unsupported Media Type');
  if (request.body.length === 0) return problem(400, 1008831, 'There is no file');
  if (request.body.length > MAX_BYTES) return problem(413, 1008833, 'The file is larger than 50 MB');
  if (!/^EXTF_.{0,51}\.csv$/.test(fileName))
    return problem(400, 1008832, 'Invalid header fields', [
      { name: 'Filename', reason: 'must conform to the documented pattern' },
    ]);
  if (referenceId !== undefined && !REFERENCE.test(referenceId)) {
    return problem(400, 1008832, 'Invalid header fields', [
      { name: 'Reference-Id', reason: 'must conform to the documented pattern' },
    ]);
  }
  const clientId = request.params['clientId'] ?? '';
  const named = {
    ...(referenceId === undefined ? {} : { referenceId }),
    ...(applicationVersion === undefined ? {} : { applicationVersion }),
  };
  const job = service.upload({ clientId, fileName, ...named }, request.body, {
    key: request.effectKey ?? NO_KEY,
    action: 'extf.import',
  });
  const location = `/clients/${clientId}/extf-files/jobs/${job.id}`;
  return { status: 202, headers: { location, 'retry-after': String(settings.retryAfterSeconds) } };
}

/** `skip` and `top` over a list, with the number of all in a header. */
function page(items: unknown[], request: VendorRequest): VendorAnswer {
  const skip = Number(request.query.get('skip') ?? 0);
  const top = Number(request.query.get('top') ?? 100);
  const wrong = [['skip', skip] as const, ['top', top] as const].filter(
    ([, value]) => !Number.isInteger(value) || value < 0 || value > 1e6,
  );
  if (wrong.length > 0) {
    return problem(
      400,
      1008828,
      'skip and top cannot be used',
      wrong.map(([name]) => ({ name, reason: 'Must be a whole number from 0 on' })),
    );
  }
  return {
    status: 200,
    json: items.slice(skip, skip + top),
    headers: { ...JSON_TYPE, 'total-items': String(items.length) },
  };
}

function invalidPath(): VendorAnswer {
  return problem(400, 1008835, 'The path names no client of this consent', [
    { name: 'client-id', reason: 'Unknown client' },
  ]);
}

function clientIdOf({ consultant, client }: Settings['datev']): string {
  return `${consultant}-${client}`;
}

function viewClient(settings: Settings['datev']): Record<string, unknown> {
  const services = [{ name: 'Buchungsdatenservice', scopes: [IMPORT_SCOPE] }];
  return {
    client_number: settings.client,
    consultant_number: settings.consultant,
    id: clientIdOf(settings),
    name: settings.clientName,
    services,
  };
}

/** Header values arrive as Latin-1; clients that send umlauts as UTF-8 are understood as well. */
function decodeLatin(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const utf8 = Buffer.from(header, 'latin1').toString('utf8');
  return utf8.includes('\uFFFD') ? header : utf8;
}
