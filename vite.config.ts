import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The renderer as plain files: no inline scripts, nothing inlined as data:, so that the strict CSP holds. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome130',
    chunkSizeWarningLimit: 1500,
  },
});
