import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fontsCss } from '../../shared/forms/fonts-css.ts';

/** The faces of printed forms as CSS with the fonts inside; read once, when the first form is printed. */
export function createPrintFonts(fontsDir: string): () => string {
  let css: string | null = null;
  return () => {
    css ??= fontsCss(({ file }) => readFileSync(join(fontsDir, file)).toString('base64'));
    return css;
  };
}
