/** What a person is to the product; one person may be several. */
export const ROLES = ['administrator', 'integration_admin', 'sales', 'legal', 'finance', 'auditor'] as const;

export type Role = (typeof ROLES)[number];
