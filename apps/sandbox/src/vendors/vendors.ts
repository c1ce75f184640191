import type { BusinessClock } from '../business-clock.ts';
import type { EffectLedger } from '../effects.ts';
import type { VendorFace } from '../gateway/vendor-face.ts';
import type { Settings } from '../settings.ts';
import type { Timers } from '../timers.ts';
import type { ViolationLog } from '../violations.ts';
import { openWebhookOutbox } from '../webhook-outbox.ts';
import { bankFace } from './bank/routes.ts';
import { openStatements, type Statements } from './bank/statements.ts';
import { openExtfService, type ExtfService } from './datev/extf-service.ts';
import { createOAuthService } from './datev/oauth.ts';
import { datevFace } from './datev/routes.ts';
import { openCrm, type Crm } from './hubspot/crm.ts';
import { hubspotFace } from './hubspot/routes.ts';
import { hubspotDelivery } from './hubspot/webhooks.ts';
import { openDocuments, type Documents } from './pandadoc/documents.ts';
import { pandaDocFace } from './pandadoc/routes.ts';
import { pandaDocDelivery } from './pandadoc/webhooks.ts';

/** What all vendors share. */
interface Shared {
  dir: string;
  clock: BusinessClock;
  timers: Timers;
  settings: () => Settings;
  violations: ViolationLog;
  effects: EffectLedger;
}

/** What each vendor holds, and how each is spoken to. */
export interface Vendors {
  crm: Crm;
  documents: Documents;
  extf: ExtfService;
  bank: Statements;
  faces: VendorFace[];
  close(): void;
}

/** Opens all vendors on their journals; what was under way goes on. */
export function openVendors({ dir, clock, timers, settings, violations, effects }: Shared): Vendors {
  const hubspotOutbox = openWebhookOutbox(
    dir,
    'hubspot',
    timers,
    hubspotDelivery(() => settings().hubspot),
  );
  const crm = openCrm({
    dir,
    clock,
    settings,
    outbox: hubspotOutbox,
    count: (effect) => effects.record('hubspot', effect),
  });
  const pandaDocOutbox = openWebhookOutbox(
    dir,
    'pandadoc',
    timers,
    pandaDocDelivery(() => settings().pandadoc),
  );
  const documents = openDocuments({
    dir,
    clock,
    timers,
    outbox: pandaDocOutbox,
    settings: () => settings().pandadoc,
    count: (effect) => effects.record('pandadoc', effect),
  });
  const extf = openExtfService({
    dir,
    clock,
    settings: () => settings().datev,
    count: (effect) => effects.record('datev', effect),
    overPolled: (id, polls) =>
      violations.add({
        vendor: 'datev',
        route: 'jobs.read',
        side: 'habit',
        reasons: [`job ${id} was asked for ${polls} times; 30 are allowed`],
      }),
  });
  const oauth = createOAuthService(extf.tokens, extf.keepToken, () => settings().datev);
  const bank = openStatements(dir, clock);
  const faces = [
    hubspotFace(crm, clock, () => settings().hubspot),
    pandaDocFace(documents, pandaDocOutbox, () => settings().pandadoc),
    datevFace(extf, oauth, () => settings().datev),
    bankFace(bank, () => settings().bank),
  ];
  const close = () => [hubspotOutbox, pandaDocOutbox, crm, documents, extf, bank].forEach((part) => part.close());
  return { crm, documents, extf, bank, faces, close };
}
