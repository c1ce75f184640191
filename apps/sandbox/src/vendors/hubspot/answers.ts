import { randomUUID } from 'node:crypto';
import type { VendorAnswer } from '../../gateway/vendor-face.ts';

/** HubSpot's error body: category, message and a correlation id that is new every time. */
export function hubspotError(
  status: number,
  category: string,
  message: string,
  more: Record<string, unknown> = {},
): VendorAnswer {
  return { status, json: { status: 'error', message, correlationId: randomUUID(), category, ...more } };
}

/** 404 for a record that does not exist. */
export function notFound(): VendorAnswer {
  return hubspotError(404, 'OBJECT_NOT_FOUND', 'resource not found');
}

/** 400 for input that HubSpot refuses. */
export function invalid(message: string, code = 'INVALID_INPUT'): VendorAnswer {
  return hubspotError(400, 'VALIDATION_ERROR', message, { errors: [{ message, code }] });
}

/** 429 with the policy that was broken. */
export function limited(policyName: 'TEN_SECONDLY_ROLLING' | 'SECONDLY'): VendorAnswer {
  const name = policyName === 'SECONDLY' ? 'secondly' : 'ten_secondly_rolling';
  return hubspotError(429, 'RATE_LIMITS', `The ${name} limit is reached.`, { errorType: 'RATE_LIMIT', policyName });
}
