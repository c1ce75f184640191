import { Secret } from '@belegfluss/sdk';
import { Type, type Static } from 'typebox';

/** Settings of a connection to PandaDoc. */
export const PandadocConfig = Type.Object(
  {
    baseUrl: Type.Optional(Type.String({ format: 'uri', default: 'https://api.pandadoc.com' })),
    apiKey: Secret({ description: 'API key of the workspace' }),
    sharedKey: Secret({ description: 'Shared key of the webhook subscription' }),
    templateId: Type.String({ minLength: 1, description: 'Template from which contracts are made' }),
    recipientRole: Type.Optional(
      Type.String({ default: 'Client', description: 'Role of the signing customer in the template' }),
    ),
    pricingTable: Type.Optional(
      Type.String({ default: 'Pricing Table 1', description: 'Name of the pricing table in the template' }),
    ),
    indexLag: Type.Optional(
      Type.String({
        pattern: '^PT\\d+[SMH]$',
        default: 'PT10S',
        description: 'How long a new document may be missing in the list',
      }),
    ),
    requestsPerMinute: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'For every route instead of the published limits: 10 with a sandbox key',
      }),
    ),
  },
  { additionalProperties: false },
);
export type PandadocConfig = Static<typeof PandadocConfig>;
