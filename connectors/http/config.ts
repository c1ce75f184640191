import { Secret } from '@belegfluss/sdk';
import { Type, type Static, type TObject } from 'typebox';
import type { System } from './declaration/system-shape.ts';

const FIELDS = {
  baseUrl: Type.String({ format: 'uri' }),
  token: Secret(),
  apiKey: Secret(),
  user: Type.String({ minLength: 1 }),
  password: Secret(),
  tokenUrl: Type.String({ format: 'uri' }),
  authorizeUrl: Type.String({ format: 'uri' }),
  clientId: Type.String({ minLength: 1 }),
  clientSecret: Secret(),
  webhookSecret: Secret(),
  webhookUser: Type.String({ minLength: 1 }),
  webhookPassword: Secret(),
};

export type HttpConfigShape = TObject<typeof FIELDS>;
/** Settings of a connection to a declared system; those that its declaration asks for are there once they are set. */
export type HttpConfig = Static<HttpConfigShape>;

/** The settings that a declaration asks for. */
export function configOf({ auth = {}, webhook }: System): HttpConfigShape {
  const names: (keyof HttpConfig)[] = ['baseUrl'];
  if (auth.bearer) names.push('token');
  if (auth.header) names.push('apiKey');
  if (auth.basic) names.push('user', 'password');
  if (auth.oauth2) names.push('tokenUrl', 'clientId', 'clientSecret');
  if (auth.oauth2?.grant === 'authorization_code') names.push('authorizeUrl');
  if (webhook?.hmac) names.push('webhookSecret');
  if (webhook?.basic) names.push('webhookUser', 'webhookPassword');
  const asked = Object.fromEntries(names.map((name) => [name, FIELDS[name]]));
  return Type.Object(asked as typeof FIELDS, { additionalProperties: false });
}
