import type { Diagnostic, Text } from '@belegfluss/sdk';

/** What was planned builds on what was live before. */
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

/** Files win at the next start over a flow that was deployed or withdrawn. */
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

/** A live flow runs another one that has changed or goes; `finding` says what it finds there from then on. */
export function leavesCaller(flow: string, caller: string, finding: Diagnostic): Diagnostic {
  return {
    code: 'deployment.leaves_caller',
    severity: 'warning',
    message: {
      de: `Der Live-Ablauf „${caller}“ startet „${flow}“, und das geht dann nicht mehr: ${finding.message.de}`,
      en: `The live flow "${caller}" runs "${flow}", which it no longer can then: ${finding.message.en}`,
    },
    remedy: {
      de: `Veröffentlichen Sie einen passenden „${caller}“ gleich danach, oder beide mit einem Befehl. Was er bis dahin beginnt, kommt nicht zu seinem Ende.`,
      en: `Deploy a "${caller}" that fits right after it, or both by one command. What it begins until then does not come to its end.`,
    },
    facts: {
      flow,
      caller,
      cause: finding.code,
      ...(finding.facts?.['field'] !== undefined && { field: finding.facts['field'] }),
    },
  };
}
