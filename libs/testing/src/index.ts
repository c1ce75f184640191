export { easyPerson, type EasyPerson } from './easy-person.ts';
export { shared } from './shared-folder.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
export { testTier } from './test-tier.ts';
