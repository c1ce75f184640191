import { useFormat } from '../format/use-format.ts';
import { FactList } from '../frame/fact-list.tsx';
import { useWords } from '../i18n/use-words.ts';
import { sortEvidence, type Comparison, type Facts } from './evidence-parts.ts';
import { EvidenceValue } from './evidence-value.tsx';
import styles from './evidence.module.css';

/** What the system knows about a question: facts, objects, and candidates side by side with their differences. */
export function Evidence({ evidence }: { evidence: Facts }) {
  const { word } = useWords();
  const { plain, objects, comparisons } = sortEvidence(evidence);
  return (
    <div className={styles.evidence}>
      {Object.keys(plain).length > 0 && <NamedFacts facts={plain} />}
      {objects.map(({ name, facts }) => (
        <section key={name} className={styles.object}>
          <h3>{word('evidence', name)}</h3>
          <NamedFacts facts={facts} />
        </section>
      ))}
      {comparisons.map((comparison) => (
        <ComparisonTable key={comparison.name} comparison={comparison} />
      ))}
    </div>
  );
}

/** Facts with their names; an amount takes its currency along. */
function NamedFacts({ facts }: { facts: Facts }) {
  const { word } = useWords();
  const format = useFormat();
  const { amount, currency } = facts;
  const money = typeof amount === 'string' && typeof currency === 'string' ? format.money(amount, currency) : undefined;
  const shown = Object.entries(facts)
    .filter(([name]) => name !== 'currency' || money === undefined)
    .map(([name, value]) => ({
      label: word('evidence', name),
      value: name === 'amount' && money !== undefined ? money : <EvidenceValue name={name} value={value} />,
    }));
  return <FactList facts={shown} />;
}

function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const { t, word } = useWords();
  return (
    <section>
      <div className={styles.scroller} role="region" aria-label={word('evidence', comparison.name)} tabIndex={0}>
        <table className={styles.table}>
          <caption>{word('evidence', comparison.name)}</caption>
          <thead>
            <tr>
              <td />
              {comparison.columns.map(({ label, number }) => (
                <th key={`${label} ${number}`} scope="col">
                  {number === undefined ? word('evidence', label) : t('evidence.candidateNumber', { number })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {comparison.rows.map(({ field, cells }) => (
              <tr key={field}>
                <th scope="row">{word('evidence', field)}</th>
                {cells.map((cell, index) => (
                  <td key={`${field} ${index}`} data-differs={cell.differs || undefined}>
                    <EvidenceValue name={field} value={cell.value} />
                    {cell.differs && <span className={styles.mark}>{t('evidence.differs')}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
