/** Makes an identifier readable: `vatId` → `Vat id`, `crm.deal_stage` → `Crm deal stage`. */
export function humanised(identifier: string): string {
  const spaced = identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .trim()
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
