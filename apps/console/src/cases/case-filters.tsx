import type { CaseFilter } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ListChoice } from '../list/list-choice.tsx';
import list from '../list/list-filters.module.css';
import { ListSearch } from '../list/list-search.tsx';
import { stageNames } from './stages.ts';

/** Search (focus with `/`) and the stage at which a case stands. */
export function CaseFilters({
  filter,
  onChange,
}: {
  filter: CaseFilter;
  onChange: (part: Partial<CaseFilter>) => void;
}) {
  const { t } = useWords();
  return (
    <div className={list.filters} role="search">
      <ListSearch
        search={filter.search}
        label={t('cases.search')}
        clearLabel={t('cases.clearSearch')}
        onSearch={(search) => onChange({ search })}
      />
      <ListChoice
        label={t('cases.stageFilter')}
        choices={[['', t('cases.allStages')], ...stageNames.map((stage) => [stage, t(`stage.${stage}`)] as const)]}
        chosen={filter.stage}
        onChoose={(stage) => onChange({ stage })}
      />
    </div>
  );
}
