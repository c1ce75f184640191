import { Button, PasswordInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useSealSecrets } from '../api/queries.ts';
import type { ConnectionCheck, ConnectionList } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { Dialog } from '../frame/dialog.tsx';
import { DialogButtons } from '../frame/dialog-buttons.tsx';
import styles from '../frame/dialog-form.module.css';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';

type Connection = ConnectionList['connections'][number];

/** Takes secrets of a connection. What is set is told, and never shown; a field that is left empty stays what it is. */
export function SecretsDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t, text } = useWords();
  const seal = useSealSecrets(connection.name);
  return (
    <Dialog onClose={onClose} title={t('secrets.title', { connection: text(connection.title) })}>
      {seal.data ? (
        <Checked check={seal.data} onClose={onClose} />
      ) : (
        <SecretsForm connection={connection} seal={seal} onClose={onClose} />
      )}
    </Dialog>
  );
}

function SecretsForm({
  connection: { secrets },
  seal,
  onClose,
}: {
  connection: Connection;
  seal: ReturnType<typeof useSealSecrets>;
  onClose: () => void;
}) {
  const { t, word } = useWords();
  const format = useFormat();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const given = Object.entries(typed).filter(([, secret]) => secret !== '');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Nothing of it stays in the page.
    seal.mutate(Object.fromEntries(given), { onSettled: () => setTyped({}) });
  };
  return (
    <form className={styles.form} onSubmit={submit} autoComplete="off">
      <p className={styles.meaning}>{t('secrets.meaning')}</p>
      {secrets.map(({ field, setAt }, index) => (
        <PasswordInput
          key={field}
          label={word('secretField', field)}
          description={setAt ? t('secrets.setAt', { time: format.time(setAt) }) : t('secrets.missing')}
          value={typed[field] ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setTyped((before) => ({ ...before, [field]: value }));
          }}
          visibilityToggleButtonProps={{ 'aria-label': t('secrets.look') }}
          autoComplete="new-password"
          name={field}
          data-autofocus={index === 0 || undefined}
        />
      ))}
      {seal.error && <ErrorState title={t('secrets.failed')} error={seal.error} />}
      <DialogButtons back={t('secrets.close')} onBack={onClose}>
        <Button type="submit" loading={seal.isPending} disabled={given.length === 0}>
          {t('secrets.submit')}
        </Button>
      </DialogButtons>
    </form>
  );
}

/** Whether the other system takes them. */
function Checked({ check: { ok, account, error }, onClose }: { check: ConnectionCheck; onClose: () => void }) {
  const { t, reason } = useWords();
  return (
    <div className={styles.form}>
      <p className={styles.meaning} role="status" data-accepted={ok}>
        {ok
          ? t(account === null ? 'secrets.kept' : 'secrets.accepted', { account })
          : t('secrets.refused', { reason: reason(error ?? '') })}
      </p>
      <DialogButtons back={t('secrets.close')} onBack={onClose} />
    </div>
  );
}
