import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** What waits is found by its id, which carries its time: an entry for its time as well was written with it, and again with its taking. */
export class LeanerDeliveries1700000000026 implements MigrationInterface {
  name = 'LeanerDeliveries1700000000026';

  async up(runner: QueryRunner): Promise<void> {
    // The name that it got when the table was divided: the first partition had the other one.
    await runner.query('drop index delivery_state_received_at_idx1');
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
