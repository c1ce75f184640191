import { COMPENSATION } from '../run/compensate.ts';

/** How far a row of `run` has come in taking back what it did; null where it takes nothing back. */
export const COMPENSATION_OF_RUN = `(select s.state from step s where s.run_id = run.id and s.path = '${COMPENSATION}')`;
