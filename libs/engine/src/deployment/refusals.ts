import { meant } from '@belegfluss/flow';
import { DiagnosticError, type Diagnostic, type Text } from '@belegfluss/sdk';

/** One side of a conflict: a version and its text; null where nothing was or is live. */
export interface Side {
  version: number | null;
  source: string | null;
}

function refusal(code: string, message: Text, remedy: Text, facts: Record<string, unknown>): DiagnosticError {
  return new DiagnosticError({ code, severity: 'error', message, remedy, facts });
}

/** Something else went live since the author began; the facts are the three sides. */
export function conflict(flow: string, base: Side, theirs: Side, yours: string | null): DiagnosticError {
  return refusal(
    'deployment.conflict',
    {
      de: `Der Ablauf „${flow}“ wurde inzwischen geändert (${live(theirs, 'de')}).`,
      en: `The flow "${flow}" has been changed meanwhile (${live(theirs, 'en')}).`,
    },
    {
      de: 'Vergleichen Sie beide Fassungen, führen Sie sie zusammen und nennen Sie die neue als Grundlage.',
      en: 'Compare both, bring them together, and name the new version as the base.',
    },
    { flow, base, theirs, yours: { source: yours } },
  );
}

function live({ version }: Side, language: keyof Text): string {
  if (version !== null) return language === 'de' ? `live ist Version ${version}` : `version ${version} is live`;
  return language === 'de' ? 'er ist nicht mehr live' : 'it is live no more';
}

/** The file's `flow` is not the flow to which it is deployed. */
export function otherName(flow: string, named: string): DiagnosticError {
  return refusal(
    'deployment.other_name',
    {
      de: `Der Text beschreibt den Ablauf „${named}“, nicht „${flow}“.`,
      en: `The text describes the flow "${named}", not "${flow}".`,
    },
    {
      de: 'Nennen Sie den Ablauf unter seinem Namen, oder ändern Sie den Schlüssel flow.',
      en: 'Call the flow by its name, or change the key flow.',
    },
    { flow, named },
  );
}

export function unknownVersion(flow: string, version: number, newest: number): DiagnosticError {
  return refusal(
    'deployment.unknown_version',
    {
      de: `Der Ablauf „${flow}“ hat keine Version ${version}.`,
      en: `The flow "${flow}" has no version ${version}.`,
    },
    { de: `Die neueste ist Version ${newest}.`, en: `The newest is version ${newest}.` },
    { flow, version, newest },
  );
}

/** No version of the flow was ever brought; `nearest` is the one whose name is most like it. */
export function unknownFlow(flow: string, nearest: string | undefined): DiagnosticError {
  return refusal(
    'deployment.unknown_flow',
    { de: `Einen Ablauf „${flow}“ gibt es auf diesem Server nicht.`, en: `There is no flow "${flow}" on this server.` },
    nearest === undefined
      ? {
          de: 'Prüfen Sie den Namen, und auf welchem Server Sie sind.',
          en: 'Check the name, and which server this is.',
        }
      : meant(nearest),
    { flow, ...(nearest !== undefined && { nearest }) },
  );
}

export function alreadyPlanned(flow: string, dueAt: Date): DiagnosticError {
  return refusal(
    'deployment.already_planned',
    {
      de: `Für „${flow}“ ist schon eine Veröffentlichung vorgesehen (${dueAt.toISOString()}).`,
      en: `A deployment of "${flow}" is planned already (${dueAt.toISOString()}).`,
    },
    {
      de: `Sagen Sie sie zuerst ab: mit belegfluss deployments cancel ${flow}, oder in der Konsole beim Ablauf.`,
      en: `Call it off first: with belegfluss deployments cancel ${flow}, or in the console beside the flow.`,
    },
    { flow, at: dueAt.toISOString() },
  );
}

export function notPlanned(flow: string): DiagnosticError {
  return refusal(
    'deployment.not_planned',
    {
      de: `Eine solche Veröffentlichung von „${flow}“ steht nicht aus.`,
      en: `No such deployment of "${flow}" is outstanding.`,
    },
    {
      de: 'Sie wurde ausgeführt oder abgesagt; der Ablauf zeigt, was live ist.',
      en: 'It was carried out or cancelled; the flow shows what is live.',
    },
    { flow },
  );
}

/** A remark, no refusal: what was planned builds on what was live before. */
export function overtakesPlanned(flow: string, planned: { version: number; dueAt: Date }, by: number): Diagnostic {
  const at = planned.dueAt.toISOString();
  return {
    code: 'deployment.overtakes_planned',
    severity: 'warning',
    message: {
      de: `Version ${planned.version} von „${flow}“, vorgesehen für ${at}, wird dann nicht live gehen: Sie beruht nicht auf Version ${by}.`,
      en: `Version ${planned.version} of "${flow}", planned for ${at}, will not go live then: it does not build on version ${by}.`,
    },
    remedy: {
      de: `Sagen Sie sie ab (belegfluss deployments cancel ${flow}), führen Sie beide zusammen, und sehen Sie das Ergebnis neu vor.`,
      en: `Call it off (belegfluss deployments cancel ${flow}), bring both together, and plan the result anew.`,
    },
    facts: { flow, planned: planned.version, at, live: by },
  };
}

/** What has to become of the files, so that a change outlives the next start. */
const KEEP: Record<'deployed' | 'withdrawn', Text> = {
  deployed: {
    de: 'Bringen Sie die Änderung in die Dateien des Servers (aus git, oder dort mit belegfluss pull), oder setzen Sie dort deployment: database in pack.yaml.',
    en: 'Bring the change into the files of the server (from git, or there with belegfluss pull), or set deployment: database in its pack.yaml.',
  },
  withdrawn: {
    de: 'Nehmen Sie die Datei des Ablaufs aus dem Ablaufpaket, oder setzen Sie deployment: database in pack.yaml.',
    en: 'Take the file of the flow out of the flow pack, or set deployment: database in pack.yaml.',
  },
};

/** A remark, no refusal: files win at the next start over a flow that was deployed or withdrawn. */
export function filesWin(flow: string, change: keyof typeof KEEP): Diagnostic {
  return {
    code: 'deployment.files_win',
    severity: 'warning',
    message: {
      de: `Beim nächsten Start des Servers gilt wieder, was dort in den Dateien steht (${flow}).`,
      en: `At the next start of the server, what its files hold is live again (${flow}).`,
    },
    remedy: KEEP[change],
    facts: { flow },
  };
}
