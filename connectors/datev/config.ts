import { Secret } from '@belegfluss/sdk';
import { Type, type Static } from 'typebox';

/** Settings of a connection to DATEV's cloud services, for one client of one consultant. */
export const DatevConfig = Type.Object(
  {
    baseUrl: Type.Optional(
      Type.String({
        format: 'uri',
        default: 'https://accounting-extf-files.api.datev.de/platform',
        description: 'Up to and with `platform` or `platform-sandbox`',
      }),
    ),
    clientsBaseUrl: Type.Optional(
      Type.String({
        format: 'uri',
        description: 'The same for the service of clients; the base address above where only that one is set',
      }),
    ),
    authorizeUrl: Type.Optional(Type.String({ format: 'uri', default: 'https://login.datev.de/openid/authorize' })),
    tokenUrl: Type.Optional(Type.String({ format: 'uri', default: 'https://api.datev.de/token' })),
    clientId: Type.String({ minLength: 1, description: 'Of the app registered with DATEV' }),
    clientSecret: Secret({ description: 'Of the app registered with DATEV' }),
    consultantNumber: Type.String({ pattern: '^[1-9]\\d{3,6}$' }),
    clientNumber: Type.String({ pattern: '^[1-9]\\d{0,4}$' }),
    jobListLag: Type.Optional(
      Type.String({
        pattern: '^PT\\d+[SMH]$',
        default: 'PT30S',
        description: 'How long an accepted file may be missing in the list of jobs',
      }),
    ),
  },
  { additionalProperties: false },
);
export type DatevConfig = Static<typeof DatevConfig>;

/** DATEV's id of the client, `<consultant>-<client>`. */
export function clientKey(config: DatevConfig): string {
  return `${config.consultantNumber}-${config.clientNumber}`;
}
