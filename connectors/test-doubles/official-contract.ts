import { Ajv } from 'ajv';
import type { HttpRequest } from '@belegfluss/sdk';
import type { Exchange } from './scripted-http.ts';
import { sharedJson } from './shared-material.ts';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: object;
}

interface Operation {
  pointer: string;
  parameters: Parameter[];
  responses: Record<string, unknown>;
}

interface Description {
  paths: Record<string, Record<string, { parameters?: Parameter[]; responses?: Record<string, unknown> }>>;
}

/** A vendor's own description of its API as a judge; both give the faults they find, none for a clean call. */
export interface OfficialContract {
  requestFaults(request: HttpRequest): string[];
  answerFaults(request: HttpRequest, status: number, body: unknown): string[];
}

/**
 * Loads a normalised description; `undefined` where it is missing. `prefix` is what stands in our paths before the
 * described ones, `freeQuery` names query parameters that the description tells of in words only.
 */
export function officialContract(file: string, prefix = '', freeQuery = /^$/): OfficialContract | undefined {
  const description = sharedJson(`normalized/${file}`) as Description | undefined;
  if (description === undefined) return undefined;
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  ajv.addSchema({ $id: 'vendor', ...description });
  const faultsOf = (pointer: string, value: unknown): string[] => {
    const validate = ajv.compile({ $ref: `vendor#${pointer}` });
    return validate(value)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  };
  const find = (request: HttpRequest) => findOperation(description, request, prefix);
  return {
    requestFaults(request) {
      const operation = find(request);
      if (operation === undefined) return [`no operation ${request.method} ${request.path}`];
      const faults = parameterFaults(operation, request, freeQuery);
      if (request.json === undefined) return faults;
      const body = JSON.parse(JSON.stringify(request.json)) as unknown;
      return [...faults, ...faultsOf(`${operation.pointer}/requestBody/content/application~1json/schema`, body)];
    },
    answerFaults(request, status, body) {
      const operation = find(request);
      if (operation?.responses[String(status)] === undefined) return [`no answer ${status} for ${request.path}`];
      const media = mediaType(operation.responses[String(status)]);
      return media === undefined
        ? []
        : faultsOf(`${operation.pointer}/responses/${status}/content/${escape(media)}/schema`, body);
    },
  };
}

/** What is wrong with requests and accepted answers; nothing where the description is missing. */
export function faultsAgainst(contract: OfficialContract | undefined, exchanges: Exchange[]): string[] {
  return exchanges.flatMap(({ request, answer: { status = 200, body } }) => [
    ...(contract?.requestFaults(request) ?? []),
    ...(status < 300 ? (contract?.answerFaults(request, status, body) ?? []) : []),
  ]);
}

function findOperation(description: Description, request: HttpRequest, prefix: string): Operation | undefined {
  if (!request.path.startsWith(prefix)) return undefined;
  const segments = request.path.slice(prefix.length).split('/');
  const fits = (template: string) => {
    const parts = template.split('/');
    return parts.length === segments.length && parts.every((part, at) => part.startsWith('{') || part === segments[at]);
  };
  const method = request.method.toLowerCase();
  const templates = Object.keys(description.paths).filter(fits);
  const template = templates.find((each) => description.paths[each]?.[method] !== undefined);
  if (template === undefined) return undefined;
  const { parameters = [], responses = {} } = description.paths[template]?.[method] ?? {};
  return { pointer: `/paths/${escape(template)}/${method}`, parameters, responses };
}

function parameterFaults(operation: Operation, request: HttpRequest, freeQuery: RegExp): string[] {
  const sent = Object.entries(request.query ?? {}).filter(([, value]) => value !== undefined);
  const known = new Set(operation.parameters.filter((each) => each.in === 'query').map((each) => each.name));
  const unknown = sent.map(([name]) => name).filter((name) => !known.has(name) && !freeQuery.test(name));
  const headers = new Set(Object.keys(request.headers ?? {}).map((name) => name.toLowerCase()));
  const missing = operation.parameters
    .filter((each) => each.in === 'header' && each.required === true && !headers.has(each.name.toLowerCase()))
    .map((each) => each.name);
  return [
    ...unknown.map((name) => `unknown query parameter ${name}`),
    ...missing.map((name) => `missing header ${name}`),
  ];
}

function mediaType(response: unknown): string | undefined {
  const content = (response as { content?: object } | undefined)?.content ?? {};
  return Object.keys(content).find((type) => type.startsWith('application/json'));
}

function escape(segment: string): string {
  return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
}
