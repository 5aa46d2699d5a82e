import { defineConfig } from 'astro/config';
import { SITE } from './config.ts';

export default defineConfig({
  site: SITE.origin,
  srcDir: '.',
  cacheDir: '../.cache/astro',
  outDir: '../dist',
  build: { format: 'file' },
  trailingSlash: 'never',
  compressHTML: true,
  devToolbar: { enabled: false },
});
