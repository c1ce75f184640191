import type { DeliveryDeedBody, DeliveryDeedResult, RefusedDeliveryList } from '../src/api/schema.ts';

type Row = RefusedDeliveryList['deliveries'][number];

/** What came in and could not be read. */
export interface FixtureDeliveries {
  deeds: { kind: string; body: unknown }[];
  list(query: URLSearchParams): RefusedDeliveryList;
  /** What somebody decided to be done with is gone. */
  decide(kind: string, body: DeliveryDeedBody): DeliveryDeedResult;
}

/** Two that a connector did not understand and one that ended its reader; none in a house where nobody knows of them. */
export function fixtureDeliveries(): FixtureDeliveries {
  let rows = [
    row(1, 'crm', 'webhook.not_understood', 'Der Konnektor versteht die Nachricht nicht.'),
    row(2, 'crm', 'webhook.not_understood', 'Der Konnektor versteht die Nachricht nicht.'),
    row(3, 'clm', 'webhook.poison', 'Die Nachricht hat dreimal den Prozess beendet, der sie las.'),
  ];
  const deeds: FixtureDeliveries['deeds'] = [];
  return {
    deeds,
    list: (query) => {
      const groups = Map.groupBy(rows, ({ connection, code }) => `${connection} ${code}`);
      const [connection, code] = [query.get('connection'), query.get('code')];
      return {
        counts: [...groups.values()].flatMap((group) =>
          group[0] ? [{ connection: group[0].connection, code: group[0].code, count: group.length }] : [],
        ),
        deliveries: rows.filter(
          (each) => (connection ?? each.connection) === each.connection && (code ?? each.code) === each.code,
        ),
        next: null,
      };
    },
    decide: (kind, body) => {
      deeds.push({ kind, body });
      rows = rows.filter(({ id }) => !body.ids.includes(id));
      return { done: body.ids };
    },
  };
}

function row(number: number, connection: string, code: string, message: string): Row {
  return {
    id: `01a2004b-2166-7000-b2d2-00000000000${number}`,
    connection,
    receivedAt: `2026-10-12T06:5${number}:10Z`,
    bytes: 1024 * number,
    code,
    message: { de: message, en: 'The message could not be read.' },
    remedy: { de: 'Sehen Sie sich ihren Inhalt an.', en: 'Look at its body.' },
  };
}
