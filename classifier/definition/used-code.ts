import { set } from '../text/set.ts';
import { isFreeText, rolesOf } from './traits.ts';
import type { Definition, ParameterFact } from './types.ts';

const LANGUAGE =
  '(?:JS|JavaScript|TypeScript|TS|Python|Lua|Ruby|Groovy|Kotlin|Swift|PHP|R|Julia|Scheme|Lisp|GDScript|GLSL|Three\\.js|p5(?:\\.js)?|D3(?:\\.js)?|matplotlib|plotly|Strudel|SuperCollider|OpenSCAD|CadQuery|Blender|Processing|bash|shell|PowerShell|JSX|React)';
const PROGRAM = '(?:code|function|lambda|expression|script|snippet|callback|extractor|predicate|program|one-liner)';

/** “With custom Three.js code”, “via JS code”, “by a Python lambda”. */
const USED = new RegExp(
  `\\b(?:with|using|via|by|through|from|in) (?:(?:an?|the|your|custom|some|inline|raw|given|supplied|provided|arbitrary|user-supplied) ){0,3}${LANGUAGE}(?: or ${LANGUAGE})? ${PROGRAM}\\b`,
  'i',
);
/** “JavaScript expression evaluated in the page”: what the parameter holds. */
const HOLDS = new RegExp(
  `^(?:(?:an?|the|your|custom|optional|raw|valid|inline|arbitrary) ){0,3}${LANGUAGE} (?:${PROGRAM}|to (?:run|execute|evaluate))\\b`,
  'i',
);
/** What is done with a program by running it. */
const RUNNING = set(
  'render plot draw chart graph visualize visualise animate transform map filter reduce extract wait test benchmark profile debug trace process judge grade perform play generate poll',
);
/** What is done with a program by looking at it. */
const LOOKING = set(
  'validate lint format check explain review analyze analyse parse highlight convert translate transpile minify document describe summarize summarise tokenize count diff compare search score obfuscate beautify complete refactor fix detect scan index embed store save inspect',
);

/** A program itself is tested or measured by running it, unless it is held against a rule. */
const TESTED = set('test benchmark profile judge grade');
const PROGRAMS = set('code script function snippet program expression lambda solution');
const HELD =
  /\b(?:against (?:an? |the )?(?:[\w-]+ ){0,3}(?:rule|pattern|schema|regex)|without (?:executing|running)|not (?:be )?(?:executed|run))/i;
/** Parameters that hold a program where the description speaks of one. */
const CARRIERS = set('code script fn func function expression callback lambda extractor predicate snippet');

/**
 * The program that a call runs to do something else: “Render a scene with custom Three.js code”. Where a program is only looked
 * at or kept, none.
 */
export function usedCode(definition: Definition): ParameterFact | undefined {
  const { standing, description, parameters } = definition;
  if (standing.length === 0 || standing.some(({ verb }) => LOOKING.has(verb))) return undefined;
  const free = parameters.filter(isFreeText);
  if (free.length === 0) return undefined;
  const holds = free.find(({ description }) => HOLDS.test(description.slice(0, 120)));
  const code = rolesOf(definition).find(({ role }) => role === 'code')?.parameter ?? holds;
  const carrier = code ?? free.find(({ known }) => CARRIERS.has(known.lower));
  if (carrier === undefined || HELD.test(description.slice(0, 600))) return undefined;
  const runs = standing.some(
    ({ verb, object }) => RUNNING.has(verb) && (TESTED.has(verb) || !object.some((noun) => PROGRAMS.has(noun))),
  );
  if (runs && holds !== undefined) return holds;
  const tests = standing.some(
    ({ verb, object }) => verb === 'backtest' || (TESTED.has(verb) && object.some((noun) => PROGRAMS.has(noun))),
  );
  if (tests && code !== undefined) return code;
  return USED.test(description.slice(0, 600)) ? carrier : undefined;
}
