export { easyPerson } from './easy-person.ts';
export { mailServer } from './mail-server.ts';
export { plainInvoice } from './plain-invoice.ts';
export { SEED, seeded } from './seeded.ts';
export { shapeParts } from './shape-parts.ts';
export { shared } from './shared-folder.ts';
export { smallDisk, type SmallDisk } from './small-disk.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
export { testTier } from './test-tier.ts';
