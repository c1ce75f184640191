export { Database, type DatabaseOptions, type Sql } from './database.ts';
export { startEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from './embedded/launcher.ts';
export { DatabaseFileStore } from './file-store.ts';
export { listen, type Listener } from './listener.ts';
export { storableJson, storableText } from './storable.ts';
export { newId } from './uuid.ts';
