import type { QuestionField, QuestionOption } from '@belegfluss/sdk';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import type { Scope } from '../scope/scope.ts';
import { seconds } from '../../language/duration.ts';
import { ID_PATTERN } from '../../language/field-shapes.ts';
import type { StepOf } from '../../language/plan.ts';
import type { StepBody } from '../../language/step-shapes.ts';

type Question = Pick<StepOf<'approve'>, 'use' | 'owner' | 'title' | 'evidence' | 'withinSeconds' | 'late'>;
type Field = NonNullable<StepBody['ask']['options'][string]['fields']>[string];

/** What a question and an approval have in common; `owner` is the role that decides. */
export function compileQuestion(
  context: CheckContext,
  owner: string,
  body: Pick<StepBody['approve'], 'title' | 'evidence' | 'within' | 'late'>,
  path: Path,
  scope: Scope,
): Question {
  return {
    use: owner,
    owner,
    title: body.title,
    evidence: context.value(body.evidence ?? {}, [...path, 'evidence'], scope),
    withinSeconds: seconds(body.within),
    late: body.late ?? 'dead',
  };
}

/** The answers that a question offers, in the order in which they stand. */
export function compileOptions(
  context: CheckContext,
  options: StepBody['ask']['options'],
  path: Path,
): QuestionOption[] {
  return Object.entries(options).map(([value, { label, consequence, fields = {} }]) => {
    checkName(context, value, [...path, value]);
    return {
      value,
      label,
      consequence,
      fields: Object.entries(fields).map(([name, field]) =>
        compileField(context, name, field, [...path, value, 'fields', name]),
      ),
    };
  });
}

function compileField(context: CheckContext, name: string, field: Field, path: Path): QuestionField {
  checkName(context, name, path);
  const { label, type, required, choices } = field;
  if ((type === 'choice') !== (choices !== undefined)) context.add('flow.question_choices', path, { name }, 'key');
  return {
    name,
    label,
    type,
    required: required ?? false,
    ...(choices && { choices: Object.entries(choices).map(([value, text]) => ({ value, label: text })) }),
  };
}

function checkName(context: CheckContext, name: string, path: Path): void {
  if (!new RegExp(ID_PATTERN).test(name)) context.add('flow.bad_id', path, { id: name }, 'key');
}
