import type { Sense } from '../../lexicon/senses.ts';
import { Phrases } from '../../text/phrases.ts';
import { set } from '../../text/set.ts';
import { phrasesOf } from '../traits.ts';
import type { Definition } from '../types.ts';
import type { Reading } from './here.ts';

/**
 * “Read-only.”, “Preview only: returns a proposal”: where a sentence says nothing else, a verb that may mean either is taken to look.
 * One that destroys, sends, pays or runs code is not: a claim is no proof.
 */
export const asClaimed: Reading = ({ definition, act }) =>
  MILD.has(act.sense) && isClaimed(definition) ? 'read' : undefined;

const MILD: ReadonlySet<Sense> = new Set<Sense>([
  'session',
  'create',
  'update',
  'save',
  'start',
  'stop',
  'run',
  'control',
  'call',
]);

const isClaimed = (definition: Definition): boolean =>
  CLAIMS.among(phrasesOf(definition)) !== undefined && definition.whole.once(findClaim);

const CLAIMS = new Phrases(['read-only', 'readonly', 'read only', 'preview only', 'preview-only']);
/** Where the caller chooses an action, the claim may be of one of them. */
const findClaim = ({ description, parameters }: Definition): boolean =>
  ALONE.test(description.slice(0, 3000)) &&
  !parameters.some(({ depth, words }) => depth === 0 && CHOOSING.has(words.at(-1)?.text ?? ''));
const CHOOSING = set('action operation method mode command subcommand op');
const ALONE =
  /(?:^|[.;!]\s|\n\s*|[—–-] ?)(?:strictly |this is |this tool is |it is )?(?:read[- ]?only|preview[- ]only)(?: tool| operation| call)?(?:[.;,:!]|\s*[—–]|\s-|\s*$|\n)/i;
