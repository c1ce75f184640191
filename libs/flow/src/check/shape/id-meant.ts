/** A name as it is written in flows, from one such as `dealWon`, `deal-won` or `Finance`; nothing where that does not fit either. */
export function idMeant(text: string, pattern: string): string | undefined {
  const name = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s-]+/g, '_')
    .replaceAll(/__+/g, '_')
    .toLowerCase();
  return name !== text && new RegExp(pattern).test(name) ? name : undefined;
}
