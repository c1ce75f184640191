import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useEffect, type SubmitEvent } from 'react';
import { useSignIn } from '../api/queries.ts';
import { ApiProblem } from '../api/request.ts';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import { useWords } from '../i18n/use-words.ts';
import styles from './sign-in-page.module.css';

/** Name and password; says plainly where the first password comes from. */
export function SignInPage() {
  const { t } = useWords();
  const signIn = useSignIn();
  useEffect(() => {
    document.title = `${t('signIn.title')} · Belegfluss`;
  }, [t]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ name: String(form.get('name')), password: String(form.get('password')) });
  };
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <img src="/belegfluss.svg" alt="" width="32" height="32" />
          <span>Belegfluss</span>
        </div>
        <h1 className={styles.title}>{t('signIn.title')}</h1>
        <form className={styles.form} onSubmit={submit}>
          <TextInput
            name="name"
            label={t('signIn.name')}
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
          />
          <PasswordInput
            name="password"
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
          />
          {signIn.error && (
            <p className={styles.error} role="alert">
              {t(`signIn.failed.${failureOf(signIn.error)}`)}
            </p>
          )}
          <Button type="submit" fullWidth loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </form>
        <p className={styles.hint}>{t('signIn.hint')}</p>
      </div>
      <div className={styles.language}>
        <LanguageSwitch />
      </div>
    </main>
  );
}

function failureOf(error: Error): string {
  if (!(error instanceof ApiProblem) || error.status === 0) return 'unreachable';
  if (error.status === 429) return 'tooOften';
  return error.status >= 500 ? 'server' : 'wrong';
}
