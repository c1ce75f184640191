/** Every change of billing is kept under its effect key for ever: the same key again gets the first result. */
export const keyed = { kind: 'write', class: 'K', keyValidFor: 'P100Y' } as const;
