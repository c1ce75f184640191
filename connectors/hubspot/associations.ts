import { pagesOf, type CallContext } from '@belegfluss/sdk';
import type { ObjectType } from './client.ts';
import { apiVersion, type HubspotConfig } from './config.ts';
import { AssociationBatch, type CrmObject } from './schemas.ts';

/**
 * Ids of all objects of a type that belong to a deal, the primary one first.
 * One partner comes once per label; a long list is cut in the deal's answer and read on from there.
 */
export async function associatedIds(
  ctx: CallContext<HubspotConfig>,
  deal: CrmObject,
  type: ObjectType,
): Promise<string[]> {
  const found = collectionOf(deal, type);
  if (found === undefined) return [];
  const ordered = found.results
    .toSorted((left, right) => rank(left.type) - rank(right.type))
    .map((partner) => partner.id);
  const after = found.paging?.next?.after;
  const rest = after === undefined ? [] : await readRest(ctx, deal.id, type, after);
  return [...new Set([...ordered, ...rest])];
}

/** HubSpot writes `line items` in answers and `line_items` in requests. */
function collectionOf(deal: CrmObject, type: ObjectType) {
  return deal.associations?.[type] ?? deal.associations?.[type.replaceAll('_', ' ')];
}

function rank(associationType: string): number {
  return associationType.endsWith('_unlabeled') ? 1 : 0;
}

async function readRest(
  ctx: CallContext<HubspotConfig>,
  dealId: string,
  type: ObjectType,
  from: string,
): Promise<string[]> {
  const ids: string[] = [];
  const pages = pagesOf(
    from,
    (after) => readPartners(ctx, dealId, type, after),
    ({ after }) => after,
  );
  for await (const page of pages) ids.push(...page.ids);
  return ids;
}

interface PartnerPage {
  ids: string[];
  after: string | undefined;
}

async function readPartners(
  ctx: CallContext<HubspotConfig>,
  dealId: string,
  type: ObjectType,
  after: string,
): Promise<PartnerPage> {
  const answer = await ctx.http.request({
    method: 'POST',
    path: `/crm/associations/${apiVersion(ctx.config)}/deals/${type}/batch/read`,
    json: { inputs: [{ id: dealId, after }] },
    schema: AssociationBatch,
    route: 'crm.associations',
    writes: false,
  });
  const partners = answer.body.results[0];
  return {
    ids: (partners?.to ?? []).map((partner) => String(partner.toObjectId)),
    after: partners?.paging?.next?.after,
  };
}
