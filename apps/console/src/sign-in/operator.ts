import type { Role } from '../api/schema.ts';

/** Role whose people change flows, connect systems and act on runs. */
export const OPERATOR: Role = 'integration_admin';
