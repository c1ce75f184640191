import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#ecf6f6',
  '#d5e9e9',
  '#aad3d3',
  '#7cbcbd',
  '#55a5a7',
  '#36898d',
  '#1d6f74',
  '#0c5a5f',
  '#08474b',
  '#053538',
];

const night: MantineColorsTuple = [
  '#e9edee',
  '#c3cbcd',
  '#aab4b7',
  '#7d898d',
  '#434d50',
  '#343c3f',
  '#1f2527',
  '#171b1d',
  '#121617',
  '#0d1011',
];

/** Dense, quiet defaults; colours of surfaces and ink are the tokens in styles/global.css. */
export const theme = createTheme({
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-code)',
  headings: { fontFamily: 'var(--font-text)', fontWeight: '600' },
  colors: { petrol, dark: night },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 5 },
  defaultRadius: 6,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    // On a phone they are swiped, not stacked.
    Tabs: {
      styles: { list: { flexWrap: 'nowrap', overflowX: 'auto', scrollbarWidth: 'none' }, tab: { flexShrink: 0 } },
    },
    Tooltip: { defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: true } } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface-1)',
  '--mantine-color-text': 'var(--ink-1)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-default': 'var(--surface-1)',
  '--mantine-color-default-hover': 'var(--surface-hover)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-default-color': 'var(--ink-1)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--danger)',
};

/** Maps Mantine's own variables to the tokens, so that both schemes have one source. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
