import {
  type CSSVariablesResolver,
  colorsTuple,
  createTheme,
  defaultVariantColorsResolver,
  type VariantColorsResolver,
} from '@mantine/core';
import controls from './controls.module.css';

/** Buttons in the three planes of the house: filled is the one primary action, default is paper, subtle is quiet. */
const variantColors: VariantColorsResolver = (input) => {
  const base = defaultVariantColorsResolver(input);
  if (input.variant === 'filled') {
    return {
      ...base,
      background: 'var(--brand)',
      hover: 'var(--brand-hover)',
      color: 'var(--brand-ink)',
      border: '1px solid var(--brand)',
    };
  }
  if (input.variant === 'subtle') {
    return {
      ...base,
      background: 'transparent',
      hover: 'var(--sunken)',
      color: 'var(--ink-2)',
      border: '1px solid transparent',
    };
  }
  return base;
};

/** The one theme file: Mantine's own names, filled from tokens.css. */
export const theme = createTheme({
  colors: { brand: colorsTuple('var(--brand)') },
  primaryColor: 'brand',
  fontFamily: 'var(--font-ui)',
  headings: { fontFamily: 'var(--font-ui)', fontWeight: '600' },
  fontSizes: {
    xs: 'var(--text-remark)',
    sm: 'var(--text-word)',
    md: 'var(--text-base)',
    lg: 'var(--text-lead)',
    xl: 'var(--text-title)',
  },
  spacing: {
    xs: 'var(--space-1)',
    sm: 'var(--space-2)',
    md: 'var(--space-3)',
    lg: 'var(--space-4)',
    xl: 'var(--space-6)',
  },
  radius: {
    xs: 'var(--radius-tag)',
    sm: 'var(--radius-tag)',
    md: 'var(--radius-control)',
    lg: 'var(--radius-card)',
    xl: 'var(--radius-card)',
  },
  defaultRadius: 'md',
  focusRing: 'never',
  respectReducedMotion: true,
  cursorType: 'pointer',
  variantColorResolver: variantColors,
  components: {
    Modal: {
      // The page itself never scrolls, so nothing needs locking; the lock would write a style without our nonce.
      defaultProps: {
        lockScroll: false,
        centered: true,
        radius: 'lg',
        overlayProps: { color: 'var(--veil)', backgroundOpacity: 1 },
      },
      classNames: { content: controls.modal, header: controls.modal, title: controls.modalTitle },
    },
    Button: { classNames: { root: controls.button, section: controls.section } },
    Checkbox: { classNames: { input: controls.box } },
    Radio: { classNames: { radio: controls.box } },
    Switch: { classNames: { track: controls.track, thumb: controls.thumb } },
    SegmentedControl: {
      classNames: { root: controls.segments, indicator: controls.chosen, label: controls.segment },
    },
    Input: { classNames: { input: controls.input } },
    InputWrapper: {
      classNames: { label: controls.label, error: controls.error, description: controls.description },
    },
    Menu: {
      defaultProps: { shadow: 'md', radius: 'lg' },
      classNames: { dropdown: controls.menu, item: controls.item, label: controls.menuLabel },
    },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--brand)',
  '--mantine-color-error': 'var(--late)',
  '--mantine-color-brand-filled': 'var(--brand)',
  '--mantine-color-brand-filled-hover': 'var(--brand-hover)',
  '--mantine-color-brand-light': 'var(--brand-soft)',
  '--mantine-color-brand-light-hover': 'var(--brand-soft)',
  '--mantine-color-brand-light-color': 'var(--brand)',
  '--mantine-primary-color-contrast': 'var(--brand-ink)',
  '--mantine-line-height': '1.45',
  '--mantine-shadow-md': 'var(--shadow-float)',
  '--mantine-shadow-xl': 'var(--shadow-float)',
};

/** Both schemes read the same tokens; tokens.css alone knows light from dark. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
