import type { MigrationInterface } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** People, sessions, credentials. */
export class Access1700000000002 implements MigrationInterface {
  name = 'Access1700000000002';

  async up(): Promise<void> {
    await Promise.resolve();
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
