import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeText } from '../../data/store/index.ts';
import { SITE } from '../config.ts';
import { CSP_HEADER } from '../model/csp.ts';
import { SITE_FOLDER } from './paths.ts';

/** Styles and fixed files, under names that stay: a changed style must not change a page. */
export function writeAssets(out: string): void {
  mkdirSync(join(out, 'assets'), { recursive: true });
  cpSync(join(SITE_FOLDER, 'public'), out, { recursive: true });
  const styles = join(SITE_FOLDER, 'styles');
  const css = readdirSync(styles)
    .sort()
    .map((name) => readFileSync(join(styles, name), 'utf8'));
  writeText(join(out, 'assets/style.css'), css.join('\n'));
  writeText(join(out, '_headers'), headers());
}

function headers(): string {
  return `${SITE.base}/*
  Content-Security-Policy: ${CSP_HEADER}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=()
${SITE.base}/assets/*
  Cache-Control: public, max-age=600
`;
}
