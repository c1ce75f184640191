/** A place in a model: the object or list that holds it, and its name there. */
interface Slot {
  holder: Record<string, unknown> | unknown[];
  key: string;
}

/** Values that are wrong, or right in another place. */
const OTHERS = [
  '',
  ' ',
  'X',
  'Ä & <b>',
  '0',
  '0.00',
  '-1.00',
  '0.005',
  '1.999',
  '99999999999.99',
  '100',
  '19',
  'S',
  'Z',
  'E',
  'AE',
  'K',
  'G',
  'O',
  'L',
  'M',
  'B',
  'DE',
  'XX',
  'EUR',
  'HUF',
  'XXX',
  'C62',
  '380',
  '384',
  '326',
  '999',
  '30',
  '48',
  '58',
  '59',
  '2026-02-28',
  '1999-12-31',
  'VATEX-EU-IC',
  'VATEX-EU-O',
  '0204',
  '9930',
  'DE123456789',
  'text/plain',
  '#SKONTO#TAGE=14#PROZENT=2.00#',
];

/**
 * A copy of a model with one to three faults: a value or a member of a list removed, changed or doubled. Objects that are always
 * there stay: without them a model is no model.
 */
export function mutatedModel<T extends object>(model: T, random: () => number): T {
  const copy = structuredClone(model);
  for (let faults = 1 + Math.floor(random() * 3); faults > 0; faults -= 1) {
    const slots = slotsOf(copy);
    const slot = pick(slots, random);
    if (slot) fault(slot, slots, random);
  }
  return copy;
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** Texts and members of lists, at any depth. */
function slotsOf(value: object): Slot[] {
  const holder = value as Slot['holder'];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const own = typeof inner === 'string' || Array.isArray(value) ? [{ holder, key }] : [];
    return typeof inner === 'object' && inner !== null ? [...own, ...slotsOf(inner)] : own;
  });
}

function fault({ holder, key }: Slot, slots: readonly Slot[], random: () => number): void {
  const kind = random();
  if (Array.isArray(holder)) {
    if (kind < 0.5) holder.splice(Number(key), 1);
    else holder.push(structuredClone(holder[Number(key)]));
  } else if (kind < 0.35) delete holder[key];
  else if (kind < 0.7) holder[key] = pick(OTHERS, random) ?? '';
  else {
    const other = pick(
      slots.filter((each) => each.key === key),
      random,
    );
    if (other && !Array.isArray(other.holder)) holder[key] = other.holder[other.key];
  }
}
