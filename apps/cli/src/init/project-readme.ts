import type { Template } from '@belegfluss/flow';
import type { Language } from '../config.ts';

/** What a new project says about itself: what it does, the next steps, and what has to become one's own. */
export function projectReadme(title: string, templates: readonly Template[], language: Language): string {
  const ways = templates.map((template) => `- **${template.title[language]}**: ${template.about[language]}`);
  const flows = [...new Map(templates.flatMap((each) => each.flows).map((flow) => [flow.file, flow])).values()];
  const rows = flows.map(({ plan }) => `| \`${plan.flow}\` | ${plan.title[language]} | \`${plan.owner}\` |`);
  return { de: german, en: english }[language](title, ways.join('\n'), rows.join('\n'));
}

function german(title: string, ways: string, rows: string): string {
  return `# ${title}

Abläufe für Belegfluss.

${ways}

## Die nächsten Schritte

In diesem Ordner:

\`\`\`sh
belegfluss check
belegfluss test
belegfluss serve --sandbox
\`\`\`

\`check\` prüft Abläufe, Tabellen und Einstellungen, \`test\` führt die Tests aus; beide erreichen kein System. \`serve --sandbox\` startet
Datenbank, Server, Konsole und nachgebaute Systeme mit Beispieldaten.

## Abläufe

| Name | Was er tut | Zuständig |
|---|---|---|
${rows}

## Was Ihr Eigenes werden muss

Alle Werte sind erfunden.

1. \`pack.yaml\`, \`settings.billing\`: Verkäufer, Bankkonten, Kontenrahmen, DATEV-Mandant, Nummernkreise.
2. \`pack.yaml\`, \`connections\`: Vorlagen, Mandanten und Adressen Ihrer Systeme. Geheimnisse stehen hier nie; Sie geben sie
   einmal in der Konsole unter *Verbindungen* ein, oder über REST (\`PUT /api/v1/connections/NAME/secrets\`). Sie werden versiegelt.
3. \`tables/\`: Konten, Zahlungsbedingungen und Steuerfälle, soweit die Abläufe sie brauchen.
4. \`sweep.from\` in den Abläufen: was davor gewonnen oder unterschrieben wurde, bleibt unberührt.

Der Editor ergänzt und prüft nach \`flow.schema.json\`. Nach einer neuen Verbindung oder Tabelle:
\`belegfluss schema --pack . --out flow.schema.json\`.
`;
}

function english(title: string, ways: string, rows: string): string {
  return `# ${title}

Flows for Belegfluss.

${ways}

## Next steps

In this folder:

\`\`\`sh
belegfluss check
belegfluss test
belegfluss serve --sandbox
\`\`\`

\`check\` judges flows, tables and settings, \`test\` runs the tests; neither reaches any system. \`serve --sandbox\` starts database,
server, console and simulated systems with sample data.

## Flows

| Name | What it does | Owner |
|---|---|---|
${rows}

## What has to become your own

All values are invented.

1. \`pack.yaml\`, \`settings.billing\`: seller, bank accounts, chart of accounts, DATEV client, number ranges.
2. \`pack.yaml\`, \`connections\`: templates, clients and addresses of your systems. Secrets never stand here; you enter them once in
   the console under *Connections*, or over REST (\`PUT /api/v1/connections/NAME/secrets\`). They are sealed.
3. \`tables/\`: accounts, payment terms and tax cases, as far as the flows need them.
4. \`sweep.from\` in the flows: what was won or signed before that day is left alone.

The editor completes and checks by \`flow.schema.json\`. After a new connection or table:
\`belegfluss schema --pack . --out flow.schema.json\`.
`;
}
