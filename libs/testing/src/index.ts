export { shared } from './shared-folder.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
