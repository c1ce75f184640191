import styles from './list-filters.module.css';

interface ListChoiceProps {
  label: string;
  /** Values with the words for them, in the order in which they stand. */
  choices: (readonly [value: string, words: string])[];
  chosen: string;
  onChoose: (value: string) => void;
}

/** A row of buttons one of which is pressed. */
export function ListChoice({ label, choices, chosen, onChoose }: ListChoiceProps) {
  return (
    <div className={styles.choices} role="group" aria-label={label}>
      {choices.map(([value, words]) => (
        <button
          key={value}
          type="button"
          className={styles.choice}
          aria-pressed={chosen === value}
          onClick={() => onChoose(value)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
