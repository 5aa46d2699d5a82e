import type { FailureReason } from '../data/schema/index.ts';
import type { ClientFault } from './client/fault.ts';
import { tellingLine, tidy } from './words.ts';

export interface Failure {
  reason: FailureReason;
  detail: string;
}

const NETWORK =
  /ENOTFOUND|EAI_AGAIN|ENETUNREACH|ECONNREFUSED|EHOSTUNREACH|fetch failed|getaddrinfo|network error|unreachable|socket hang up|no such host|dial tcp|name resolution|Name or service not known|ConnectError|ConnectionError|Max retries exceeded/i;

/** The first sign that matches says why; the order puts what is certain before what is only likely. */
const SIGNS: readonly [RegExp, FailureReason][] = [
  [
    /ERR_DLOPEN_FAILED|bindings file|\bspawn \S+ ENOENT|\.node['"]?(?: |$)|was compiled against|ImportError: .*\.so\b|Executable doesn't exist|prebuil[dt]/im,
    'missing-binary',
  ],
  [
    /Cannot find (?:module|package)|No module named|ERR_MODULE_NOT_FOUND|ERR_PACKAGE_PATH_NOT_EXPORTED|does not provide an export|Could not (?:locate|find|resolve) .*(?:module|package)/i,
    'missing-module',
  ],
  [/\b(?:has|have) (?:been )?moved\b|\bis (?:now )?deprecated\b|no longer (?:maintained|supported)/i, 'deprecated'],
  [
    /environment variables? .*(?:required|missing|not set|must)|(?:required|missing|set|provide).*(?:environment variable|env var)|\b[A-Z][A-Z0-9]*_(?:KEY|TOKEN|SECRET|PASSWORD|ID|URL|HOST)\b/i,
    'needs-credentials',
  ],
  [
    /api[ _-]?key|access[ _-]?token|credentials?\b|unauthorized|not (?:logged in|authenticated)|please (?:log ?in|authenticate)|auth(?:entication)? (?:is )?(?:required|failed)|kubeconfig|\bsecret\b|password/i,
    'needs-credentials',
  ],
  [NETWORK, 'needs-network'],
  [
    /^\W*usage:|missing (?:required )?arg|required (?:option|argument)|too (?:few|many) arguments|(?:unknown|expected|unexpected) .*(?:argument|command)|UNKNOWN_COMMAND|INVALID_\w*ARGUMENT|please (?:provide|specify)|must (?:provide|specify)|Commands:/im,
    'needs-argument',
  ],
];

/**
 * Why a try did not list, from how the conversation ended and what the server said. `equipped`: it was given
 * placeholder credentials, so that a complaint about them together with a network error means the network.
 */
export function classifyFailure(fault: ClientFault, stderr: string, equipped: boolean): Failure {
  const answered = fault.code === 'answered-error';
  const words = answered ? `${fault.message}\n${stderr}` : stderr;
  const detail = tidy(answered ? fault.message : (tellingLine(stderr) ?? fault.message));
  if (fault.code === 'too-large') return { reason: 'too-large', detail: tidy(fault.message) };
  if (fault.code === 'garbage' || fault.code === 'malformed')
    return { reason: 'protocol-error', detail: tidy(fault.message) };
  if (/was killed|more memory|more processes/.test(fault.message) && fault.code === 'exited')
    return { reason: 'crashed', detail: fault.message };
  const sign = SIGNS.find(([pattern]) => pattern.test(words))?.[1];
  if (sign)
    return { reason: sign === 'needs-credentials' && equipped && NETWORK.test(words) ? 'needs-network' : sign, detail };
  if (answered) return { reason: fault.rpcCode === -32601 ? 'no-tools' : 'protocol-error', detail };
  if (fault.code === 'timeout') return { reason: 'timeout', detail: tidy(fault.message) };
  return { reason: 'crashed', detail: tidy(`${fault.message}${stderr.trim() === '' ? '' : `: ${detail}`}`) };
}
