import type { SystemKind } from '@belegfluss/sdk';
import { connectorOf } from './connector.ts';
import { System } from './declaration/system-shape.ts';
import { judge } from './judge.ts';

/** Systems that speak JSON over HTTP and are declared in a file, without any code. */
export const httpSystems: SystemKind = {
  shape: System,
  judge: (declaration) => judge(declaration as System),
  connectorOf: (declaration) => connectorOf(declaration as System),
};
