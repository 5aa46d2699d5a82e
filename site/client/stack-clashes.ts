import { clashesOf, clashTexts } from '../../classifier/names/clashes.ts';
import { make } from '../search/markup.ts';
import type { Known } from './stack-risks.ts';

const SHOWN = 20;

/** Tools of different servers that a model may take for each other. */
export function clashes(members: readonly Known[]): HTMLElement[] {
  const found = clashTexts(
    clashesOf(
      members.map(({ key, known }) => ({
        key,
        server: known.verdict.server,
        tools: known.verdict.tools.map(({ name }) => name),
      })),
    ),
  );
  if (found.length === 0)
    return [make('p', {}, 'No tools of two servers have names that could be taken for each other.')];
  return found.flatMap(({ text, groups }) => [
    make('p', {}, text),
    make('ul', { class: 'plain' }, ...groups.slice(0, SHOWN).map((tools) => make('li', {}, names(tools)))),
    ...(groups.length > SHOWN ? [make('p', { class: 'meta' }, `And ${groups.length - SHOWN} more.`)] : []),
  ]);
}

const names = (tools: readonly string[]): string =>
  `${tools.slice(0, 8).join(', ')}${tools.length > 8 ? ` and ${tools.length - 8} more` : ''}`;
