export { Bell, readRing } from './bell.ts';
export {
  Database,
  SESSION_OPTIONS,
  type DatabaseOptions,
  type PoolUse,
  type Sql,
  type Transaction,
} from './database.ts';
export { databaseFolders, fullestDisk, type DiskRoom } from './disk-room.ts';
export { startEmbedded, type EmbeddedDatabase, type EmbeddedOptions } from './embedded/launcher.ts';
export { DatabaseFileStore } from './file-store.ts';
export { GroupCommit, type GroupCommitOptions } from './group-commit.ts';
export { listen, type Listener } from './listener.ts';
export { commonPartitions, dropPartitions, makePartitions, type PartitionedTable } from './partitions.ts';
export { Probe, type DatabaseAnswer } from './probe.ts';
export { rowArrays, type Columns } from './row-arrays.ts';
export { storableJson, storableText } from './storable.ts';
export { firstIdAt, isId, newId } from './uuid.ts';
