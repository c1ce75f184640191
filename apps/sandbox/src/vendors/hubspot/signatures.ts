import { createHash, createHmac } from 'node:crypto';

/** Escapes that HubSpot undoes in the address before it signs. */
const DECODED: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

/** First version: hex SHA-256 of secret and body. */
export function signV1(secret: string, body: string): string {
  return createHash('sha256')
    .update(secret + body)
    .digest('hex');
}

/** Third version: base64 HMAC-SHA-256 over method, address, body and the time in milliseconds. */
export function signV3(secret: string, method: string, uri: string, body: string, timestamp: number): string {
  const decoded = uri.replaceAll(/%[0-9A-Fa-f]{2}/g, (escape) => DECODED[escape.toUpperCase()] ?? escape);
  return createHmac('sha256', secret).update(`${method}${decoded}${body}${timestamp}`).digest('base64');
}
