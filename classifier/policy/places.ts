import { allowed, draft, listed, type Draft } from './draft.ts';
import * as patterns from './patterns.ts';
import { isArbitrary, type Subject } from './posture.ts';
import type { ArgumentSchema } from './schema.ts';
import type { Posture, Values } from './types.ts';

/** A path stays inside the workspace; a definition that speaks of relative paths gets those. */
export function workspace(argument: ArgumentSchema, posture: Posture, values: Values): Draft {
  const says = argument.description.toLowerCase();
  const reason = 'A path outside the workspace reaches files that the task does not need, such as keys and settings.';
  if (/\brelative\b/.test(says) && !/\babsolute\b/.test(says))
    return draft(argument, 'workspace', patterns.relativePath(), 'is a relative path without “..”', reason);
  const relative = posture !== 'strict' && !/\babsolute\b/.test(says);
  const words = `is inside the workspace (${values.workspace})${relative ? ' or relative without “..”' : ''}`;
  const test = patterns.insideFolder(values.workspace, relative);
  return draft(argument, 'workspace', test, words, reason, undefined, 'workspace');
}

/** Never a private address; and, where content leaves or something changes, only hosts of the reader's list. */
export function addresses(
  argument: ArgumentSchema,
  role: 'url' | 'host',
  subject: Subject,
  posture: Posture,
  { hosts }: Values,
): Draft[] {
  if (!subject.effects.includes('open-egress') && !isArbitrary(subject)) return [];
  const isUrl = role === 'url';
  const unusual = patterns.unusualHosts(hosts);
  const host = `a host with a usual public ending${unusual.length > 0 ? `, or ${listed(unusual)}` : ''}`;
  const isPublic = draft(
    argument,
    'public-address',
    isUrl ? patterns.publicUrl(hosts) : patterns.publicHost(hosts),
    isUrl ? `is a URL on ${host}` : `is ${host}`,
    'Private addresses lead to machines and metadata inside the network.',
    undefined,
    'hosts',
  );
  const listedOnly = posture === 'strict' || (posture === 'recommended' && subject.category !== 'Read');
  if (!listedOnly && !subject.qualifiers.includes('egress-content')) return [isPublic];
  const isListed = draft(
    argument,
    'hosts',
    isUrl ? patterns.urlOnHosts(hosts) : patterns.hostOnList(hosts),
    isUrl ? `is a URL on ${allowed('an allowed host', hosts)}` : `is ${allowed('an allowed host', hosts)}`,
    'Any other host may be an attacker’s, or a machine inside the network.',
    undefined,
    'hosts',
  );
  return [isPublic, isListed];
}
