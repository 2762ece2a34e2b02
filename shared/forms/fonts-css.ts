type Subset = 'latin' | 'latin-ext' | 'vietnamese';

/** One font file of a printed form. */
export interface FontFace {
  /** Name of the file in the package @fontsource/tinos, folder `files`. */
  readonly file: string;
  readonly subset: Subset;
  readonly weight: 400 | 700;
  readonly italic: boolean;
}

// The ranges of the package's own style sheets: the browser takes each letter from the file that has it.
const ranges: Readonly<Record<Subset, string>> = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
};

const face = (subset: Subset, weight: 400 | 700, italic: boolean): FontFace => ({
  file: `tinos-${subset}-${weight}-${italic ? 'italic' : 'normal'}.woff2`,
  subset,
  weight,
  italic,
});

/** The files that forms are printed with. Order matters: the last face that has a letter gives it. */
export const printFaces: readonly FontFace[] = [
  face('latin-ext', 400, false),
  face('vietnamese', 400, false),
  face('latin', 400, false),
  face('latin-ext', 700, false),
  face('vietnamese', 700, false),
  face('latin', 700, false),
  face('vietnamese', 400, true),
  face('latin', 400, true),
];

/** `@font-face` rules with the fonts inside. `base64Of` gives the bytes of a face's woff2 file in base64. */
export function fontsCss(base64Of: (face: FontFace) => string): string {
  return printFaces
    .map(
      (one) =>
        `@font-face{font-family:"Tinos";font-style:${one.italic ? 'italic' : 'normal'};font-weight:${one.weight};src:url(data:font/woff2;base64,${base64Of(one)}) format("woff2");unicode-range:${ranges[one.subset]}}`,
    )
    .join('\n');
}
