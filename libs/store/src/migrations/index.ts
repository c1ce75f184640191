import { Engine1700000000001 } from './0001-engine.ts';
import { Access1700000000002 } from './0002-access.ts';
import { TablesRecords1700000000003 } from './0003-tables-records.ts';
import { Billing1700000000004 } from './0004-billing.ts';
import { GroupCommit1700000000005 } from './0005-group-commit.ts';
import { Sync1700000000006 } from './0006-sync.ts';
import { SharedGates1700000000007 } from './0007-shared-gates.ts';
import { Watching1700000000008 } from './0008-watching.ts';
import { Time1700000000009 } from './0009-time.ts';
import { InvoiceFormat1700000000010 } from './0010-invoice-format.ts';
import { WaitingRuns1700000000011 } from './0011-waiting-runs.ts';
import { Deployments1700000000012 } from './0012-deployments.ts';
import { SyncPlans1700000000013 } from './0013-sync-plans.ts';
import { RunsForPeople1700000000014 } from './0014-runs-for-people.ts';
import { UndoneEffects1700000000015 } from './0015-undone-effects.ts';
import { ObservedRuns1700000000016 } from './0016-observed-runs.ts';
import { Partitions1700000000017 } from './0017-partitions.ts';
import { HeldEffects1700000000018 } from './0018-held-effects.ts';
import { StepsBehind1700000000019 } from './0019-steps-behind.ts';
import { DeliveryHolders1700000000020 } from './0020-delivery-holders.ts';
import { RefusedDeliveries1700000000021 } from './0021-refused-deliveries.ts';
import { Undos1700000000022 } from './0022-undos.ts';
import { BegunDeliveries1700000000024 } from './0024-begun-deliveries.ts';
import { EventsByCommit1700000000025 } from './0025-events-by-commit.ts';
import { LeanerDeliveries1700000000026 } from './0026-leaner-deliveries.ts';
import { RepeatedWrites1700000000027 } from './0027-repeated-writes.ts';
import { EventCircles1700000000028 } from './0028-event-circles.ts';
import { KnownAccounts1700000000029 } from './0029-known-accounts.ts';
import { Environment1700000000031 } from './0031-environment.ts';
import { BilledCurrency1700000000032 } from './0032-billed-currency.ts';
import { ReturnedPayments1700000000035 } from './0035-returned-payments.ts';
import { LeanerShadows1700000000036 } from './0036-leaner-shadows.ts';

/** In the order in which they are applied. */
export const migrations = [
  Engine1700000000001,
  Access1700000000002,
  TablesRecords1700000000003,
  Billing1700000000004,
  GroupCommit1700000000005,
  Sync1700000000006,
  SharedGates1700000000007,
  Watching1700000000008,
  Time1700000000009,
  InvoiceFormat1700000000010,
  WaitingRuns1700000000011,
  Deployments1700000000012,
  SyncPlans1700000000013,
  RunsForPeople1700000000014,
  UndoneEffects1700000000015,
  ObservedRuns1700000000016,
  Partitions1700000000017,
  HeldEffects1700000000018,
  StepsBehind1700000000019,
  DeliveryHolders1700000000020,
  RefusedDeliveries1700000000021,
  Undos1700000000022,
  BegunDeliveries1700000000024,
  EventsByCommit1700000000025,
  LeanerDeliveries1700000000026,
  RepeatedWrites1700000000027,
  EventCircles1700000000028,
  KnownAccounts1700000000029,
  Environment1700000000031,
  BilledCurrency1700000000032,
  ReturnedPayments1700000000035,
  LeanerShadows1700000000036,
];
