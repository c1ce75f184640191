import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';

const schemes = ['auto', 'light', 'dark'] as const;

/** Switches between the light look, the dark look and the one of the device. */
export function SchemeSwitch() {
  const { t } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      aria-label={t('frame.scheme.name')}
      value={colorScheme}
      onChange={setColorScheme}
      data={schemes.map((value) => ({ value, label: t(`frame.scheme.${value}`) }))}
    />
  );
}
