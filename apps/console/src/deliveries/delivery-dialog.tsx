import { Button, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useDeliveryDeed, type DeliveryDeed } from '../api/delivery-queries.ts';
import { useFormat } from '../format/use-format.ts';
import { Dialog } from '../frame/dialog.tsx';
import { DialogButtons } from '../frame/dialog-buttons.tsx';
import form from '../frame/dialog-form.module.css';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';

interface DeliveryDialogProps {
  kind: DeliveryDeed;
  ids: string[];
  onClose: () => void;
}

/** Asks whether it shall be done to these deliveries; the note stays written beside the person's name. */
export function DeliveryDialog({ kind, ids, onClose }: DeliveryDialogProps) {
  const { t } = useWords();
  const format = useFormat();
  const deed = useDeliveryDeed(kind);
  const [note, setNote] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    deed.mutate({ ids, ...(note.trim() !== '' && { note }) }, { onSuccess: onClose });
  };
  return (
    <Dialog
      onClose={onClose}
      title={t('deliveries.concerned', { count: ids.length, number: format.count(ids.length) })}
    >
      <form className={form.form} onSubmit={submit}>
        <p className={form.meaning}>{t(`deliveries.deedMeaning.${kind}`)}</p>
        <Textarea
          label={t('deed.note')}
          value={note}
          maxLength={2000}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {deed.error && <ErrorState title={t('deed.failed')} error={deed.error} />}
        <DialogButtons back={t('deed.back')} onBack={onClose}>
          <Button type="submit" loading={deed.isPending}>
            {t(`deliveries.deed.${kind}`)}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
