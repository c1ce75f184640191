import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './dialog-buttons.module.css';

/** The last line of a dialog: the way back, and beside it the button that goes on. */
export function DialogButtons({ back, onBack, children }: { back: string; onBack: () => void; children?: ReactNode }) {
  return (
    <div className={styles.buttons}>
      <Button variant="default" onClick={onBack}>
        {back}
      </Button>
      {children}
    </div>
  );
}
