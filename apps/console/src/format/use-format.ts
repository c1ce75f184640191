import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../i18n/language.ts';
import { formatDay, formatDuration, formatSpan, formatTime, formatTimeIn } from './dates.ts';
import { formatCount, formatDecimal, formatMoney, formatPercent } from './money.ts';

/** The writers of amounts and times in the language that is spoken now. */
export function useFormat() {
  const { i18n } = useTranslation();
  const spoken = i18n.language;
  return useMemo(() => {
    const language = spoken === currentLanguage() ? currentLanguage() : 'de';
    return {
      money: (amount: string, currency: string) => formatMoney(amount, currency, language),
      count: (number: number) => formatCount(number, language),
      decimal: (amount: string) => formatDecimal(amount, language),
      percent: (share: string) => formatPercent(share, language),
      day: (iso: string) => formatDay(iso, language),
      time: (iso: string) => formatTime(iso, language),
      timeIn: (iso: string, zone: string) => formatTimeIn(iso, zone, language),
      duration: (from: string, to: string) => formatDuration(from, to, language),
      span: (milliseconds: number) => formatSpan(milliseconds, language),
    };
  }, [spoken]);
}
