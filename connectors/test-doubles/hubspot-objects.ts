export const stamps = { createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-20T09:30:00.120Z', archived: false };

/** An object as HubSpot answers with it. */
export function object(id: string, properties: Record<string, string | null>) {
  return { id, properties, ...stamps };
}
