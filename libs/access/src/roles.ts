/** What a person is to the product; one person may be several. */
export const ROLES = ['administrator', 'integration_admin', 'sales', 'legal', 'finance', 'auditor'] as const;

export type Role = (typeof ROLES)[number];

/** True for one of the product's roles. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
