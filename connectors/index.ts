import type { Connector } from '@belegfluss/sdk';
import { bankDownload } from './bank_download/index.ts';
import { datev } from './datev/index.ts';
import { httpSystems } from './http/index.ts';
import { hubspot } from './hubspot/index.ts';
import { pandadoc } from './pandadoc/index.ts';

export { bankDownload, datev, httpSystems, hubspot, pandadoc };

/** All connectors that come with the product. */
export const connectors: readonly Connector[] = [hubspot, pandadoc, datev, bankDownload];
