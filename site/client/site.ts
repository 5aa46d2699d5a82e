import '../search/open.ts';
import { rememberTheme } from './theme.ts';
import { watchCopying } from './copy.ts';

// The one script of every page; what only some pages need is loaded by them.
rememberTheme();
watchCopying();
const has = (selector: string): boolean => document.querySelector(selector) !== null;
if (has('[data-filter]')) void import('./tool-table.ts');
if (has('[data-policy]')) void import('./policy-choices.ts');
if (has('[data-stack]')) void import('./stack.ts');
