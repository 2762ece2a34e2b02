/** Chromium refuses its own sandbox for root; anybody else keeps it. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** A browser that is ours alone: no first-run pages, no sync, no calls home. */
export const quietFlags: readonly string[] = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  ...asRoot,
];
