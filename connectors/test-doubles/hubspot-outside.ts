import { callContext } from './call-context.ts';
import { scriptedHttp } from './scripted-http.ts';
import { hubspotPolicy } from '../hubspot/client.ts';
import type { HubspotConfig } from '../hubspot/config.ts';

export const config: HubspotConfig = { accessToken: 'token', clientSecret: 'secret' };
export const stamps = { createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-20T09:30:00.120Z', archived: false };

/** An object as HubSpot answers with it. */
export function object(id: string, properties: Record<string, string | null>) {
  return { id, properties, ...stamps };
}

/** A HubSpot that a test plays, and what was exchanged with it. */
export function outside(script: Parameters<typeof scriptedHttp>[1], settings = config) {
  const { http, exchanges } = scriptedHttp(hubspotPolicy(settings), script);
  return { ctx: callContext(settings, http), exchanges };
}
