import { escapePattern } from '../patterns.ts';
import type { Condition, ServerPolicy, Test, ToolIntent } from '../types.ts';
import { defineTarget } from './define.ts';
import { tomlText, type TomlTable } from './toml.ts';

/** Text of a JSON string without escapes; it ends at the quotation mark. */
const TEXT = '[^"\\\\\\x00]*';

/** Gemini refuses groups that repeat and contain a repetition, so a path is said in wildcards. */
const REPEATED_GROUP = /\([^)]*[*+?{].*\)[*+?{]/;
const LONGEST = 2048;
const LONGEST_NAME = 63;

/** The value of a top-level argument in the JSON text that Gemini matches, between NUL characters. */
function valuePattern(test: Test): string | undefined {
  if (test.op === 'one-of') return alternatives(test.values.map((value) => escapePattern(JSON.stringify(value))));
  if (test.op !== 'matches' || test.without !== undefined) return undefined;
  const wild = (glob: string): string => glob.split('*').map(escapePattern).join(TEXT);
  if (test.globs)
    return alternatives(
      test.globs.map(
        ({ like, unlike }) =>
          `"${unlike
            .filter(isPossible)
            .map((no) => `(?!${wild(no)}")`)
            .join('')}${wild(like)}"`,
      ),
    );
  // The look-ahead keeps the pattern to text that JSON writes as it is.
  return `"(?=${TEXT}"\\x00)(?:${test.pattern})"`;
}

/** What the text of a JSON string without escapes cannot be like anyway need not be excluded. */
const isPossible = (glob: string): boolean => !/["\\\0]/.test(glob);

const alternatives = (patterns: readonly string[]): string => `(?:${patterns.join('|')})`;

function lookahead({ argument, test, absent }: Condition): string | undefined {
  const value = valuePattern(test);
  if (argument.length !== 1 || value === undefined) return undefined;
  const name = `\\x00${escapePattern(JSON.stringify(argument[0]))}:`;
  const present = `(?=[^]*${name}${value}\\x00)`;
  return absent === 'pass' ? `(?:${present}|(?![^]*${name}))` : present;
}

/** One pattern for conditions that must all hold. */
const argsPattern = (conditions: readonly Condition[]): string => `^${conditions.map(lookahead).join('')}`;

function isCheckable(condition: Condition, { conditions }: ToolIntent): boolean {
  if (lookahead(condition) === undefined) return false;
  const whole = argsPattern(conditions.filter((other) => lookahead(other) !== undefined));
  return whole.length <= LONGEST && !REPEATED_GROUP.test(whole);
}

/** How long the name of a tool may be, since Gemini CLI puts it behind that of its server. */
const room = (server: string): number => LONGEST_NAME - `mcp_${server}_`.length;

const denial = ({ decision, conditions, reasons }: ToolIntent): string =>
  decision === 'deny' || decision === 'hide' || conditions.length === 0
    ? reasons.join(' ')
    : `It must hold that ${conditions.map(({ words }) => words).join(' and that ')}.`;

/** Rules from the highest priority down: what passes, what asks, and what is left, which is denied. */
function rules(key: string, intent: ToolIntent): TomlTable[] {
  const rule = (
    decision: 'allow' | 'ask_user' | 'deny',
    priority: number,
    conditions: readonly Condition[],
  ): TomlTable => ({
    path: ['rule'],
    list: true,
    values: {
      mcpName: key,
      toolName: intent.tool,
      ...(conditions.length > 0 && { argsPattern: argsPattern(conditions) }),
      decision,
      priority,
      ...(decision === 'deny' && { denyMessage: denial(intent) }),
    },
  });
  if (intent.decision === 'deny' || intent.decision === 'hide') return [rule('deny', 500, [])];
  const hard = intent.conditions.filter(({ otherwise }) => otherwise === 'deny');
  const soft = hard.length < intent.conditions.length;
  return [
    ...(intent.decision === 'allow' ? [rule('allow', 400, intent.conditions)] : []),
    ...(intent.decision === 'ask' || soft ? [rule('ask_user', 300, hard)] : []),
    ...(hard.length > 0 ? [rule('deny', 200, [])] : []),
  ];
}

const rest = ({ key }: ServerPolicy): TomlTable => ({
  path: ['rule'],
  list: true,
  values: {
    mcpName: key,
    toolName: '*',
    decision: 'deny',
    priority: 10,
    denyMessage: 'The policy does not list this tool.',
  },
});

/** Gemini CLI’s policy engine. */
export const gemini = defineTarget({
  id: 'gemini',
  name: 'Gemini CLI',
  called: 'Gemini CLI',
  documentation: {
    url: 'https://geminicli.com/docs/reference/policy-engine/',
    version: 'Gemini CLI 0.61.0',
    checked: '2026-11-21',
  },
  filename: 'toolrisk.toml',
  language: 'toml',
  install: [
    'Save the text as ~/.gemini/policies/toolrisk.toml; policies of a workspace have no effect.',
    'Name the server in settings.json as the policy does, without an underscore.',
    'Start Gemini CLI and run /policies list: every rule must be there, and no error.',
  ],
  capabilities: {
    conditions: isCheckable,
    ask: true,
    hide: true,
    unlisted: true,
    deny: true,
    // Longer names and other characters are rewritten before rules see them; an underscore splits the name of a server.
    names: (name, kind, server) =>
      kind === 'server' ? /^[A-Za-z0-9.-]+$/.test(name) : /^[A-Za-z0-9_.-]+$/.test(name) && room(server) >= name.length,
  },
  proof:
    'Checked with the schema of Gemini CLI’s package and a TOML round trip; `npm run test:slow` asks the real engine.',
  notes: (_, __, original) =>
    original.servers
      .filter(({ key, tools }) => tools.some(({ tool }) => tool.length > room(key) && tool.length <= room('x')))
      .map(
        ({ key }) =>
          `With a key shorter than \`${key}\` more tools could be addressed: together they have ${LONGEST_NAME} characters.`,
      ),
  files: (policy, scope) => [
    {
      text: tomlText(
        policy.servers.flatMap((server) => [
          ...server.tools.flatMap((intent) => rules(server.key, intent)),
          ...(scope === 'tool' ? [] : [rest(server)]),
        ]),
      ),
      filename: 'toolrisk.toml',
      language: 'toml',
      where: scope === 'tool' ? 'Add to ~/.gemini/policies/toolrisk.toml.' : '~/.gemini/policies/toolrisk.toml',
    },
  ],
});
