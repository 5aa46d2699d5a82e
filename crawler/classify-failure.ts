import type { FailureReason } from '../data/schema/index.ts';
import type { ClientFault } from './client/fault.ts';

export interface Failure {
  reason: FailureReason;
  detail: string;
}

const SIGNS: readonly [RegExp, FailureReason][] = [
  [
    /ERR_DLOPEN_FAILED|bindings file|\bspawn \S+ ENOENT|\.node['"]?(?: |$)|was compiled against|Executable doesn't exist|prebuil[dt]/im,
    'missing-binary',
  ],
  [
    /Cannot find (?:module|package)|ERR_MODULE_NOT_FOUND|ERR_PACKAGE_PATH_NOT_EXPORTED|does not provide an export|Could not (?:locate|find|resolve) .*(?:module|package)/i,
    'missing-module',
  ],
  [/\b(?:has moved|is deprecated and|no longer maintained)\b/i, 'deprecated'],
  [
    /environment variables? .*(?:required|missing|not set|must)|(?:required|missing|set|provide).*(?:environment variable|env var)|\b[A-Z][A-Z0-9]*_(?:KEY|TOKEN|SECRET|PASSWORD|ID|URL|HOST)\b/i,
    'needs-credentials',
  ],
  [
    /api[ _-]?key|access[ _-]?token|credentials?\b|unauthorized|not (?:logged in|authenticated)|please (?:log ?in|authenticate)|auth(?:entication)? (?:is )?(?:required|failed)|\bsecret\b|password/i,
    'needs-credentials',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ENETUNREACH|ECONNREFUSED|EHOSTUNREACH|fetch failed|getaddrinfo|network error|unreachable|socket hang up/i,
    'needs-network',
  ],
  [
    /^\s*usage:|missing (?:required )?arg|required (?:option|argument)|too few arguments|expected .* argument|please (?:provide|specify)|must (?:provide|specify)|Commands:/im,
    'needs-argument',
  ],
];

/** Why a try did not list, from how the conversation ended and what the server said. */
export function classifyFailure(fault: ClientFault, stderr: string): Failure {
  const words = fault.code === 'answered-error' ? `${fault.message}\n${stderr}` : stderr;
  const detail = tidy(fault.code === 'answered-error' ? fault.message : (tellingLine(stderr) ?? fault.message));
  if (fault.code === 'too-large') return { reason: 'too-large', detail: tidy(fault.message) };
  if (fault.code === 'garbage' || fault.code === 'malformed')
    return { reason: 'protocol-error', detail: tidy(fault.message) };
  if (fault.code === 'exited' && /was killed|more memory|more processes/.test(fault.message))
    return { reason: 'crashed', detail: fault.message };
  const sign = SIGNS.find(([pattern]) => pattern.test(words))?.[1];
  if (sign) return { reason: sign, detail };
  if (fault.code === 'answered-error')
    return { reason: fault.rpcCode === -32601 ? 'no-tools' : 'protocol-error', detail };
  if (fault.code === 'timeout') return { reason: 'timeout', detail: tidy(fault.message) };
  return { reason: 'crashed', detail: tidy(`${fault.message}${stderr.trim() === '' ? '' : `: ${detail}`}`) };
}

/** The line that says most: an error message rather than a stack frame. */
function tellingLine(stderr: string): string | undefined {
  const lines = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v|^\s*[\^~]+\s*$/.test(line));
  return (
    lines.find((line) => /error|missing|required|must|cannot|failed|not (?:set|found)/i.test(line)) ?? lines.at(-1)
  );
}

/** One line of plain text, without terminal colours, at most 300 characters. */
export function tidy(text: string): string {
  return text
    .slice(0, 4000)
    .replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
    .toWellFormed();
}
