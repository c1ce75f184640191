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
export function otherName(flow: string, named: string): Diagnostic {
  return {
    code: 'deployment.other_name',
    severity: 'error',
    message: {
      de: `Der Text beschreibt den Ablauf „${named}“, nicht „${flow}“.`,
      en: `The text describes the flow "${named}", not "${flow}".`,
    },
    remedy: {
      de: `Schreiben Sie flow: ${flow}, oder nennen Sie den Ablauf unter seinem Namen.`,
      en: `Write flow: ${flow}, or call the flow by its name.`,
    },
    facts: { flow, named },
  };
}

/** Refuses a version that the flow does not have. */
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

/** Refuses a second plan for a flow. */
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

/** Refuses to call off what is not outstanding. */
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
