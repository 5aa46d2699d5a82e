import type { Placeholder } from '../../data/schema/index.ts';
import { kindOf } from './placeholders.ts';
import { furthest, type Rung } from './plan.ts';
import { settingNames } from './setting-names.ts';

const MOST_NEW = 12;

/** Adds the settings that the server itself asked for by name, together with those that earlier rounds found. */
export const stderrNames: Rung = (state) => {
  const { args, environment } = furthest(state);
  const asked = state.failed.flatMap(({ words }) => [...settingNames(words), ...lowerCaseOptions(words)]);
  return withNames(args, environment, asked, 'stderr');
};

/** `args` with `environment` and the new names among `asked`; undefined where nothing is new. */
export function withNames(
  args: readonly string[],
  environment: Readonly<Record<string, Placeholder>>,
  asked: readonly string[],
  step: 'stderr' | 'scan',
) {
  const all = new Set(asked);
  const fresh = [...all]
    .filter((name) => !Object.hasOwn(environment, name) && !isFileVariant(name, all))
    .slice(0, MOST_NEW);
  if (fresh.length === 0) return undefined;
  return {
    step,
    args,
    environment: { ...environment, ...Object.fromEntries(fresh.map((name) => [name, kindOf(name)])) },
  };
}

/** A single word such as `TOKEN` counts only where the text says that it is an environment variable. */
function lowerCaseOptions(words: string): string[] {
  return [...words.matchAll(/\b([A-Z]{5,})\b (?:environment variable|env(?:ironment)? var)/g)].map(
    (match) => match[1] as string,
  );
}

/** `API_KEY_FILE` beside `API_KEY` is another way to say the same, and wants a file that is not there. */
function isFileVariant(name: string, all: ReadonlySet<string>): boolean {
  const plain = name.replace(/_(?:FILE|PATH)$/, '');
  return plain !== name && all.has(plain);
}
