import { set } from '../text/set.ts';
import type { Act, Definition, ParameterFact } from './types.ts';

/** What stands before `code` where it is a program: others are the codes of countries, approvals, goods. */
const CODED = set(
  'source js javascript ts typescript python py lua script user custom shell bash ruby r react html jsx tsx gdscript blender plugin program function java go rust sql wgsl glsl shader new your the generated inline arbitrary apex kotlin swift test component luau api page async',
);
const CODE_WORDS = [
  'script',
  'javascript',
  'python',
  'typescript',
  'snippet',
  'execute',
  'evaluate',
  'run',
  'source code',
  'expression',
  'function body',
  'code to',
  'lua',
  'function',
];

/** Names of parameters that are languages, and so hold programs in them. */
const LANGUAGES = set(
  'javascript python applescript jxa osascript lua ruby perl groovy apex gdscript vba powershell scriptblock lisp mel hscript vex bpy csharp matlab julia stata',
);
/** Whether the parameter or the tool is called by a language alone. */
export const isLanguage = (word: string): boolean => LANGUAGES.has(word);

/** What a tool is about that takes code of which nothing is said. */
const RUN = set('code script eval evaluate execute run snippet middleware function lambda worker');

/** A code that stands for a country, an order or an error; a script may speak of errors and of its syntax. */
const isCodeOf = (name: string, about: string) =>
  CODED_THINGS.test(name) || /^(?:the |an? )?(?:\d|iso\b)/.test(about) || NAMED_CODE.test(about);
const THINGS =
  'country|currency|language|error|status|iata|airport|zip|postal|auth|authori[sz]ation|verification|promo|coupon|station|project|product|discount|invit\\w*|voucher|tax|otp|2fa|access|confirmation|oauth';
const CODED_THINGS = new RegExp(`(?:^|_)(?:${THINGS})_`);
const NAMED_CODE = new RegExp(`\\b(?:${THINGS})[ -]codes?\\b`);

/** Names that say by themselves that the value is a program. */
const PROGRAMS = set(
  'pythoncode jscode javascriptcode tscode bashcode shellcode luacode sourcecode codestring codesnippet codeblock codetoexecute codetorun codetoeval evalcode scriptcontent scriptsource scripttext scriptbody',
);
/** “Executes what is given”, “run it”. */
const isExecuting = ({ verb, object }: Act): boolean =>
  (verb === 'execute' || verb === 'run' || verb === 'evaluate' || verb === 'eval') &&
  (object.length === 0 || GIVEN.has(object.at(-1) as string));
const GIVEN = set('code snippet program source function given input text it');

/** A file that holds it, a formula, a condition, a language or a typeface: nothing of these is run. */
const OTHERWISE =
  /^(?:(?:an?|the|optional) )*(?:script path|path (?:to|of)|source (?:language|filter)|(?:math\w*|arithmetic|latex|cron|lucene|search|mapbox|filter)\b[\w- ]* (?:expression|query))|\bsource language code\b|\blatex\b|\bfor which the font\b|\bfont should be set\b|\bsource filter\b|\bcron expression\b|\blucene\b|^math\w* expression/;

/** Whether what the caller gives as `code` or `script` is a program. */
export function looksLikeCode(parameter: ParameterFact, definition: Definition): boolean {
  const last = parameter.words.at(-1)?.text;
  const about = parameter.description.slice(0, 300).toLowerCase();
  if (OTHERWISE.test(about)) return false;
  if (LANGUAGES.has(parameter.known.lower) || PROGRAMS.has(parameter.known.joined)) return true;
  if (last === 'source' || last === 'function') return about.includes('code') || about.includes('javascript');
  if (last === 'code' && isCodeOf(parameter.known.snake, about)) return false;
  if (last === 'code' && parameter.words.length > 1 && !CODED.has(parameter.words.at(-2)?.text ?? '')) return false;
  return (
    CODE_WORDS.some((word) => about.includes(word)) ||
    last === 'script' ||
    (about === '' && definition.standing.some(isExecuting)) ||
    (!/^(?:the )?(?:unique )?[a-z]+ (?:code|key|id)\b/.test(about) &&
      definition.nameWords.some((word) => RUN.has(word)))
  );
}

/** Whether what the caller gives as `command` is run. */
export function looksLikeCommand(parameter: ParameterFact, definition: Definition): boolean {
  const about = `${parameter.description.slice(0, 300)} ${definition.description.slice(0, 300)}`.toLowerCase();
  return (
    ['shell', 'exec', 'run', 'command', 'terminal', 'bash', 'cli'].some((word) => about.includes(word)) ||
    about.trim() === ''
  );
}
