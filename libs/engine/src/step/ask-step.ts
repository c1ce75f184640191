import type { QuestionOption } from '@belegfluss/sdk';
import { evaluate, type StepOf } from '@belegfluss/flow';
import type { StepVerdict } from '../run/verdict.ts';
import { decisionOn, verdictOfSilence } from './person-answer.ts';
import type { StepContext } from './step-context.ts';

/** Asks the people of a role what the flow wants to know; the output is the answer: `option`, `fields`, `by`, `at`. */
export async function askStep(step: StepOf<'ask'>, context: StepContext): Promise<StepVerdict> {
  const evidence = evaluate(step.evidence, context.scope) as Record<string, unknown>;
  const { flow, recordKey } = context.journal.run;
  const subject = `${flow}/${context.path}/${recordKey}`;
  const { owner, title, options } = step;
  const question = { kind: 'flow.question', owner, subject, title, evidence, options };
  const decision = await decisionOn(question, step.withinSeconds, context);
  if (decision.kind === 'open') return decision.verdict;
  if (decision.kind === 'late') return verdictOfSilence(step.late, owner);
  const { option, fields, answeredBy: by, answeredAt: at } = decision.answer;
  return { kind: 'done', output: { option, fields, by, at } };
}

/** Asks one person of a role for a yes; the output is `approved`, `reason`, `by`, `at`. */
export async function approveStep(step: StepOf<'approve'>, context: StepContext): Promise<StepVerdict> {
  const evidence = evaluate(step.evidence, context.scope) as Record<string, unknown>;
  const { flow, recordKey } = context.journal.run;
  const subject = `${flow}/${context.path}/${recordKey}`;
  const { owner, title } = step;
  const question = { kind: 'flow.approval', owner, subject, title, evidence, options: APPROVAL };
  const decision = await decisionOn(question, step.withinSeconds, context);
  if (decision.kind === 'open') return decision.verdict;
  if (decision.kind === 'late') return verdictOfSilence(step.late, owner);
  const { option, fields, answeredBy: by, answeredAt: at } = decision.answer;
  return { kind: 'done', output: { approved: option === 'approve', reason: fields['reason'] ?? null, by, at } };
}

const APPROVAL: QuestionOption[] = [
  {
    value: 'approve',
    label: { de: 'Freigeben', en: 'Approve' },
    consequence: { de: 'Der Ablauf geht weiter.', en: 'The flow goes on.' },
    fields: [reasonField(false)],
  },
  {
    value: 'reject',
    label: { de: 'Ablehnen', en: 'Reject' },
    consequence: {
      de: 'Der Ablauf erfährt die Ablehnung und ihren Grund.',
      en: 'The flow learns of the rejection and its reason.',
    },
    fields: [reasonField(true)],
  },
];

function reasonField(required: boolean) {
  return { name: 'reason', label: { de: 'Begründung', en: 'Reason' }, type: 'text' as const, required };
}
