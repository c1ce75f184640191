import type { DryRunResult } from '../api/schema.ts';
import { spoken, titleOfUse, type JsonSchema } from '../flow-editor/flow-schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { DryRunEnding } from './dry-run-ending.tsx';
import { DryRunSteps } from './dry-run-steps.tsx';
import { WouldBeLists } from './would-be-lists.tsx';

/** What a run would do: how it would end, what it would write, ask and tell, and its steps. */
export function DryRunReport({
  run,
  schema,
  onStep,
}: {
  run: DryRunResult;
  schema: JsonSchema | undefined;
  onStep: (path: string) => void;
}) {
  const { language } = useWords();
  const titleOf = ({ step, use }: DryRunResult['effects'][number]): string => {
    const kind = run.steps.find(({ path }) => path === step)?.kind ?? 'call';
    // The writes of an upsert are told as `<entity>.create` and `<entity>.update`.
    const used = kind === 'upsert' ? use.replace(/\.\w+$/, '') : use;
    return (schema && spoken(titleOfUse(schema, kind, used), language)) || use;
  };
  return (
    <div data-dry-run={run.state}>
      <DryRunEnding run={run} onStep={onStep} />
      <WouldBeLists would={run} titleOf={titleOf} onStep={onStep} />
      <DryRunSteps run={run} onStep={onStep} />
    </div>
  );
}
