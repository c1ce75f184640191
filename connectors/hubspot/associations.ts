import { pagesOf, type CallContext } from '@belegfluss/sdk';
import type { ObjectType } from './client.ts';
import { apiVersion, type HubspotConfig } from './config.ts';
import { AssociationBatch, type CrmObject } from './schemas.ts';

/** HubSpot's own number of the association of a deal with its primary company, and how deals name it. */
const PRIMARY_COMPANY = { category: 'HUBSPOT_DEFINED', typeId: 5, name: 'deal_to_company' };

/** An object that belongs to a deal. */
interface Partner {
  id: string;
  isPrimary: boolean;
}

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
  const listed = found.results.map(({ id, type: name }) => ({ id, isPrimary: name === PRIMARY_COMPANY.name }));
  const after = found.paging?.next?.after;
  const partners = after === undefined ? listed : [...listed, ...(await readRest(ctx, deal.id, type, after))];
  const ordered = partners.toSorted((left, right) => Number(right.isPrimary) - Number(left.isPrimary));
  return [...new Set(ordered.map(({ id }) => id))];
}

/** HubSpot writes `line items` in answers and `line_items` in requests. */
function collectionOf(deal: CrmObject, type: ObjectType) {
  return deal.associations?.[type] ?? deal.associations?.[type.replaceAll('_', ' ')];
}

async function readRest(
  ctx: CallContext<HubspotConfig>,
  dealId: string,
  type: ObjectType,
  from: string,
): Promise<Partner[]> {
  const partners: Partner[] = [];
  const pages = pagesOf(
    from,
    (after) => readPartners(ctx, dealId, type, after),
    ({ after }) => after,
  );
  for await (const page of pages) partners.push(...page.partners);
  return partners;
}

async function readPartners(
  ctx: CallContext<HubspotConfig>,
  dealId: string,
  type: ObjectType,
  after: string,
): Promise<{ partners: Partner[]; after: string | undefined }> {
  const answer = await ctx.http.request({
    method: 'POST',
    path: `/crm/associations/${apiVersion(ctx.config)}/deals/${type}/batch/read`,
    json: { inputs: [{ id: dealId, after }] },
    schema: AssociationBatch,
    route: 'crm.associations',
    writes: false,
  });
  const asked = answer.body.results[0];
  return {
    partners: (asked?.to ?? []).map(({ toObjectId, associationTypes }) => ({
      id: String(toObjectId),
      isPrimary: associationTypes.some(
        ({ category, typeId }) => category === PRIMARY_COMPANY.category && typeId === PRIMARY_COMPANY.typeId,
      ),
    })),
    after: asked?.paging?.next?.after,
  };
}
