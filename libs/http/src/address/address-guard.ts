import { isIP } from 'node:net';
import type { Diagnostic } from '@belegfluss/sdk';
import { isPublicAddress } from './address-ranges.ts';

/** Scheme, host (letters, digits, dots, hyphens or a bracketed IPv6), port, path: no user part, no tricks of notation. */
const PLAIN_ADDRESS = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?(\/[\w\-.~/]*)?$/i;

/** Names that are reserved or local by definition (RFC 2606, 6761, 6762, 8375, 9476) and never a vendor's. */
const RESERVED_NAME = /(^|\.)(localhost|local|internal|intranet|lan|test|example|invalid|onion|alt|home\.arpa)$/;

type Refusal = 'notation' | 'not_https' | 'private_address' | 'reserved_name';

/**
 * Judges an address that a person typed for a connection, without asking the name service; `undefined` means
 * that it may be saved. What its name resolves to is judged again when a connection is opened.
 */
export function judgeBaseUrl(text: string, allowPrivateHosts: boolean): Diagnostic | undefined {
  const reason = refusal(text, allowPrivateHosts);
  if (reason === undefined) return undefined;
  return {
    code: 'config.url.forbidden',
    severity: 'error',
    message: {
      de: 'Diese Adresse darf eine Verbindung nicht ansprechen.',
      en: 'A connection must not call this address.',
    },
    remedy: {
      de: 'Tragen Sie eine öffentliche https-Adresse ohne Benutzerteil ein, oder erlauben Sie private Ziele für diese Verbindung ausdrücklich.',
      en: 'Write a public https address without a user part, or allow private targets for this connection explicitly.',
    },
    facts: { reason },
  };
}

function refusal(text: string, allowPrivateHosts: boolean): Refusal | undefined {
  const url = PLAIN_ADDRESS.test(text) ? URL.parse(text) : null;
  if (!url) return 'notation';
  if (allowPrivateHosts) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) return 'private_address';
  } else if (RESERVED_NAME.test(host) || !host.includes('.')) {
    return 'reserved_name';
  }
  return url.protocol === 'https:' ? undefined : 'not_https';
}

/**
 * The full address of a request, or `undefined` where `path` would leave the base address: another host,
 * a parent folder, a back slash, a fragment.
 */
export function addressWithin(
  baseUrl: string,
  path: string,
  query: Record<string, string | number | boolean | undefined> = {},
): URL | undefined {
  const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  const relative = path.replace(/^\//, '');
  const url = /[\\#\s]|^\//.test(relative) ? null : URL.parse(`./${relative}`, base.href);
  if (!url || url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return undefined;
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.append(name, String(value));
  }
  return url;
}
