import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Connection } from './connection-state.ts';

/** From here on runs begin to wait for their turn. */
const NEARLY_ALL = 0.8;

/** The limits of a connection of which little is left; the others are not worth a word. */
export function NearlyUsedBudgets({ budgets }: Pick<Connection, 'budgets'>) {
  const { t } = useWords();
  const format = useFormat();
  const nearlyUsed = budgets.filter(({ inUse, limit }) => inUse >= NEARLY_ALL * limit);
  if (nearlyUsed.length === 0) return null;
  return (
    <>
      <dt>{t('connections.budget')}</dt>
      {nearlyUsed.map(({ route, perSeconds, limit, inUse }) => (
        <dd key={`${route} ${perSeconds} ${limit}`}>
          {t(perSeconds === null ? 'connections.budgetAtOnce' : 'connections.budgetInWindow', {
            inUse: format.count(inUse),
            limit: format.count(limit),
            span: format.span((perSeconds ?? 0) * 1000),
          })}{' '}
          {route !== null && <code>{route}</code>}
        </dd>
      ))}
    </>
  );
}
