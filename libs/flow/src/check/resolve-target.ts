import type { Action, Connector, Entity } from '@belegfluss/sdk';
import type { CheckContext } from './check-context.ts';
import type { Path } from './findings.ts';
import type { Target } from '../language/plan.ts';

/** `crm.deal.update` → connection `crm`, name `deal.update`. */
export function target(reference: string): Target {
  const dot = reference.indexOf('.');
  return { connection: reference.slice(0, dot), name: reference.slice(dot + 1) };
}

function connectorOf(context: CheckContext, reference: string, path: Path): Connector | undefined {
  const { connection } = target(reference);
  const found = context.catalog.connections.get(connection);
  if (!found) context.unknown('flow.unknown_connection', path, connection, context.catalog.connections.keys());
  return found;
}

/** The entity that a reference names; reports what is unknown, and that it offers none of these abilities. */
export function resolveEntity(
  context: CheckContext,
  reference: string,
  path: Path,
  ...abilities: ('read' | 'readMany' | 'match' | 'changes' | 'upsert')[]
): Entity | undefined {
  const connector = connectorOf(context, reference, path);
  if (!connector) return undefined;
  const { name } = target(reference);
  const entity = connector.entities.find((item) => item.id === name);
  if (!entity)
    context.unknown(
      'flow.unknown_entity',
      path,
      name,
      connector.entities.map((item) => item.id),
    );
  else if (!abilities.some((ability) => entity[ability]))
    context.add('flow.not_offered', path, { name: reference, ability: abilities[0] });
  return entity as Entity | undefined;
}

/** Whether the system of an entity tells of changes by itself. */
export function tellsOfChanges(context: CheckContext, reference: string): boolean {
  return context.catalog.connections.get(target(reference).connection)?.webhook !== undefined;
}

/** The action that a reference names; reports what is unknown. */
export function resolveAction(context: CheckContext, reference: string, path: Path): Action | undefined {
  const connector = connectorOf(context, reference, path);
  if (!connector) return undefined;
  const { name } = target(reference);
  const action = connector.actions.find((item) => item.id === name);
  if (!action)
    context.unknown(
      'flow.unknown_action',
      path,
      name,
      connector.actions.map((item) => item.id),
    );
  return action as Action | undefined;
}
