import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { DialogButtons } from '../frame/dialog-buttons.tsx';
import { useWords } from '../i18n/use-words.ts';
import styles from './deploy-dialog.module.css';

/** Asks once more before a draft is thrown away: nothing brings it back. */
export function DiscardDraft({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const close = () => setAsked(false);
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setAsked(true)}>
        {t('flow.discard.open')}
      </Button>
      <Dialog opened={asked} onClose={close} title={t('flow.discard.title')}>
        <div className={styles.form}>
          <p className={styles.meaning}>{t('flow.discard.meaning')}</p>
          <DialogButtons back={t('deploy.cancel')} onBack={close}>
            <Button
              onClick={() => {
                close();
                onDiscard();
              }}
            >
              {t('flow.discard.submit')}
            </Button>
          </DialogButtons>
        </div>
      </Dialog>
    </>
  );
}
