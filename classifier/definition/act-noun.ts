import { type VerbEntry, VERBS } from '../lexicon/verbs.ts';

/** Verbs by the nouns that mean the same. */
const NOUNS = new Map(
  Object.entries({
    deletion: 'delete', removal: 'remove', erasure: 'erase', purging: 'purge', eviction: 'evict', revocation: 'revoke',
    termination: 'terminate', cancellation: 'cancel', suspension: 'suspend', deactivation: 'deactivate', activation: 'activate',
    execution: 'execute', invocation: 'invoke', injection: 'inject', installation: 'install', deployment: 'deploy',
    publication: 'publish', creation: 'create', modification: 'modify', rotation: 'rotate', restoration: 'restore',
    retrieval: 'retrieve', verification: 'verify',
  }),
); // prettier-ignore

/** The verb that a noun says: `deletion` of a file deletes it. */
export function verbOfNoun(noun: string): VerbEntry | undefined {
  const verb = NOUNS.get(noun);
  return verb === undefined ? undefined : VERBS.get(verb);
}
