import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { billingConnector, type BillingSettings } from '@belegfluss/billing';
import { connectors } from '@belegfluss/connectors';
import { flowFiles, loadPack } from '@belegfluss/flow';
import type { Diagnostic } from '@belegfluss/sdk';
import type { Database } from '@belegfluss/store';

const SHIPPED = fileURLToPath(new URL('../../flows/sales-to-invoice/', import.meta.url));

/** A finding with the bare name of its file. */
export type Finding = Pick<Diagnostic, 'code' | 'severity' | 'message' | 'remedy' | 'line' | 'column' | 'facts'> & {
  file: string;
};

/** A copy of the shipped flow pack that a test may break. */
export interface PackCopy {
  /** Text of each shipped flow by its file name. */
  flows: Map<string, string>;
  /** Checks the pack with these files changed; the copy is whole again afterwards. */
  check(changed: Record<string, string>): { isSound: boolean; findings: Finding[] };
  remove(): void;
}

/** Only the shape of the built-in connector is asked for. */
function unused<T>(): T {
  return new Proxy(
    {},
    {
      get: () => {
        throw new Error('a check must not use what the connectors work with');
      },
    },
  ) as T;
}

/** Copies the pack to a folder of its own. */
export function packCopy(): PackCopy {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-pack-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const flows = new Map(flowFiles(SHIPPED).map((file) => [basename(file), readFileSync(file, 'utf8')]));
  const installed = [...connectors, billingConnector({ db: unused<Database>(), settings: unused<BillingSettings>() })];
  return {
    flows,
    check: (changed) => {
      for (const [name, text] of Object.entries(changed)) writeFileSync(join(folder, name), text);
      const { pack, diagnostics } = loadPack(folder, {
        connectors: installed,
        environment: 'sandbox',
        sandboxUrl: 'http://127.0.0.1:7410',
      });
      for (const name of Object.keys(changed)) writeFileSync(join(folder, name), flows.get(name) ?? '');
      return {
        isSound: pack !== undefined,
        findings: diagnostics.map((finding) => ({ ...finding, file: basename(finding.file ?? '') })),
      };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
