import { randomUUID } from 'node:crypto';
import type { VendorAnswer } from '../../gateway/vendor-face.ts';

/** Something in a request or file that is wrong, and why. */
export interface AffectedElement {
  name: string;
  reason: string;
}

/** DATEV's numbers for problems and their titles. */
const TITLES = {
  1008828: 'Invalid query parameters',
  1008829: 'Missing required scope',
  1008831: 'Invalid message-body',
  1008832: 'Invalid header fields',
  1008833: 'Invalid file',
  1008834: 'Invalid EXTF-header',
  1008835: 'Invalid request URI path',
  1008837: 'Try again',
} as const;

/** Number of a documented problem. */
export type ProblemCode = keyof typeof TITLES;

/** The parts that problems of requests and of files have in common. */
export function problemDetails(
  code: ProblemCode,
  detail: string,
  affected: AffectedElement[] = [],
): Record<string, unknown> {
  const elements = affected.length === 0 ? {} : { affected_elements: affected };
  return { type: `http://www.datev.de/hilfe/${code}`, title: TITLES[code], detail, ...elements };
}

/** An error with one of DATEV's numbers. */
export function problem(
  status: number,
  code: ProblemCode,
  detail: string,
  affected: AffectedElement[] = [],
): VendorAnswer {
  return {
    ...problemType,
    status,
    json: { ...problemDetails(code, detail, affected), request_id: randomUUID(), status },
  };
}

/** An error without a number: only status and title. */
export function plainProblem(status: number, title: string): VendorAnswer {
  return { ...problemType, status, json: { title, request_id: randomUUID(), status } };
}

/** 401 of the API gateway that stands before the services. */
export function unauthorized(reason: string): VendorAnswer {
  return {
    ...problemType,
    status: 401,
    json: { httpCode: '401', httpMessage: 'Unauthorized', moreInformation: reason },
  };
}

const problemType = { headers: { 'content-type': 'application/json;charset=utf-8' } };
