import type { Action, Answer, Clock, Connector, Entity, WriteContext } from '@belegfluss/sdk';

/** Way to the configured connections: who speaks for them, and what a call of them may use. */
export interface Gateway {
  has(connection: string): boolean;
  /** Throws when the connection is not configured; the checker has seen to it that it is. */
  connector(connection: string): Connector;
  /** The connection's settings with its secrets opened. */
  config(connection: string): Promise<never>;
  /** What a call may use. */
  context(connection: string, call: Call): Promise<WriteContext<never>>;
}

/** What the intake of webhooks needs of it. */
export interface ReceivingGateway extends Gateway {
  /** Settings by which a delivery may be signed as well, where those of `config` do not fit. */
  otherSigningConfigs(connection: string): Promise<never[]>;
}

/** Who calls, and for how long. */
export interface Call {
  /** Path of the step that makes it. */
  step?: string;
  effectKey: string;
  clock: Clock;
  signal: AbortSignal;
  answer?: Answer;
  /** Asked before each change leaves: throws where another attempt may be sending the same. Missing where nothing is changed. */
  demandHeld?: () => Promise<void>;
}

/** The entity of a checked reference. */
export function entityOf(gateway: Gateway, connection: string, name: string): Entity {
  const entity = gateway.connector(connection).entities.find((item) => item.id === name);
  if (!entity) throw new Error(`connection ${connection} has no entity ${name}`);
  return entity as Entity;
}

/** The action of a checked reference. */
export function actionOf(gateway: Gateway, connection: string, name: string): Action {
  const action = gateway.connector(connection).actions.find((item) => item.id === name);
  if (!action) throw new Error(`connection ${connection} has no action ${name}`);
  return action as Action;
}
