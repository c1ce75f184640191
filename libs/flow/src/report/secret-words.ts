import { t, type WordTable } from './words.ts';

/** What is said about secrets in files: their place and their name, never their value. */
export const SECRET_WORDS = {
  'flow.plain_secret': [
    (f) => ({
      de: `Hier steht ein Geheimnis im Klartext (${String(f['name'])}).`,
      en: `A secret stands here in plain text (${String(f['name'])}).`,
    }),
    t(
      'Löschen Sie den Wert, hinterlegen Sie einen neuen bei der Verbindung, wo er versiegelt wird (PUT /api/v1/connections/NAME/secrets), und sperren Sie den alten.',
      'Delete the value, enter a new one at the connection, where it is sealed (PUT /api/v1/connections/NAME/secrets), and revoke the old one.',
    ),
  ],
} satisfies WordTable;
