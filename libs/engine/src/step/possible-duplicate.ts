import type { MatchResult, QuestionDraft } from '@belegfluss/sdk';
import type { StepOf } from '@belegfluss/flow';

type Candidates = Extract<MatchResult, { verdict: 'uncertain' }>['candidates'];

/** Kind of the question whether a record from outside is one that we know. */
export const POSSIBLE_DUPLICATE = 'party.possible_duplicate';

/** The question whether a record from outside is one that we know. */
export function possibleDuplicate(
  step: StepOf<'match'>,
  subject: string,
  from: Record<string, unknown>,
  candidates: Candidates,
): QuestionDraft {
  const name = String(from['name'] ?? step.target.name);
  return {
    kind: POSSIBLE_DUPLICATE,
    owner: step.ask,
    subject,
    title: { de: `Ist „${name}“ schon bekannt?`, en: `Is "${name}" known already?` },
    evidence: { incoming: from, candidates },
    options: [
      {
        value: 'same',
        label: { de: 'Ja, es ist derselbe Datensatz', en: 'Yes, it is the same record' },
        consequence: { de: 'Beide werden verknüpft.', en: 'The two are linked.' },
        fields: [
          {
            name: 'candidate',
            label: { de: 'Bekannter Datensatz', en: 'Known record' },
            type: 'choice',
            required: true,
            choices: candidates.map(({ key, record }) => {
              const label = `${String(record['name'] ?? key)} (${String(record['debtorNumber'] ?? key)})`;
              return { value: key, label: { de: label, en: label } };
            }),
            ...(candidates[0] && { suggestion: candidates[0].key }),
          },
        ],
      },
      {
        value: 'new',
        label: { de: 'Nein, es ist ein neuer', en: 'No, it is a new one' },
        consequence: {
          de: 'Ein neuer Datensatz wird angelegt; die Frage kommt nicht wieder.',
          en: 'A new record is made; the question does not come back.',
        },
      },
    ],
  };
}
