import type { MigrationInterface, QueryRunner } from 'typeorm';
import { partitionAfter, PARTITIONED } from '../partitions.ts';
import { forwardOnly } from './forward-only.ts';

/**
 * Deliveries and steps, by far the most bytes, lie in partitions of some weeks, so that what is too old goes with its file.
 * Their keys are ids that carry their time: a range of ids is a time, and the keys stay unique over all partitions. What is
 * there becomes the first partition as it is; nothing is copied, but each row is looked at once.
 */
export class Partitions1700000000017 implements MigrationInterface {
  name = 'Partitions1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    for (const partitioned of PARTITIONED) {
      const { table, id } = partitioned;
      const [row] = (await runner.query(
        `select greatest(clock_timestamp(), to_timestamp(('x' || left(replace(max(last)::text, '-', ''), 12))::bit(48)::bigint / 1000.0)) as at
         from (select ${id}::text as last from ${table} order by ${id} desc limit 1) newest`,
      )) as { at: Date | null }[];
      const { from } = partitionAfter(partitioned, row?.at ?? new Date());
      await runner.query(`
        alter table ${table} rename to ${table}_before;
        create table ${table} (like ${table}_before including defaults including constraints including indexes including storage)
          partition by range (${id});
        alter table ${table} attach partition ${table}_before for values from (minvalue) to ('${from}');
        create table ${table}_other partition of ${table} default;
      `);
    }
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
