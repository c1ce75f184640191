import type { Text } from '@belegfluss/sdk';

/** The parts of a sync's plan that the command shows. */
export interface PlanAnswer {
  plan: {
    id: string;
    flow: string;
    revision: string;
    source: string;
    target: string;
    created: number;
    updated: number;
    unchanged: number;
    skipped: number;
    asked: number;
    failed: number;
  };
  records: {
    key: string;
    outcome: string;
    fields: { field: string; from?: unknown; to: unknown }[];
    why: { code: string; message: Text } | null;
  }[];
  next: string | null;
}
