import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forwardOnly } from './forward-only.ts';

/** What a run that fails takes back: what it takes is kept with the step, and an effect that was undone may happen again. */
export class UndoneEffects1700000000015 implements MigrationInterface {
  name = 'UndoneEffects1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table step add column undo jsonb;
      alter table effect drop constraint effect_state_check;
      alter table effect add constraint effect_state_check check (state in
        ('intended', 'confirmed', 'rejected', 'unknown', 'undone'));
    `);
  }

  async down(): Promise<void> {
    forwardOnly();
  }
}
