import { set } from '../text/set.ts';
import type { Definition } from './types.ts';

/**
 * Whether a request or a response is written down in a collection: “Creates a request in a collection”. Its method, its
 * address and its body are fields of what is kept; nothing is sent.
 */
export const keepsRequest = ({ standing, vocabulary }: Definition): boolean =>
  vocabulary.has('collection') &&
  standing.some(({ object }) => KEPT.has(object.at(-1) ?? '')) &&
  standing.every(({ verb, object, from }) => WRITES.has(verb) && (from === 'body' || KEPT.has(object.at(-1) ?? '')));
const WRITES = set('create update add edit save duplicate');
const KEPT = set('request response example');
