import { DiagnosticError } from '@belegfluss/sdk';

/** A connection has no secret fields of these names. What was given for them is not told. */
export function unknownSecrets(connection: string, unknown: string[], known: string[]): DiagnosticError {
  const [fields, names] = [unknown.slice(0, 10).join(', '), known.join(', ')];
  return new DiagnosticError({
    code: 'connection.unknown_secret',
    severity: 'error',
    message: {
      de: `Die Verbindung „${connection}“ hat kein Geheimnis „${fields}“; nichts wurde hinterlegt.`,
      en: `The connection "${connection}" has no secret "${fields}"; nothing was kept.`,
    },
    remedy:
      known.length > 0
        ? { de: `Prüfen Sie die Schreibweise. Bekannt sind: ${names}.`, en: `Check the spelling. Known are: ${names}.` }
        : { de: 'Diese Verbindung braucht keine Geheimnisse.', en: 'This connection needs no secrets.' },
    facts: { connection, unknown, known },
  });
}
