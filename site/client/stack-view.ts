import {
  serverPolicy,
  stackPolicy,
  targetOf,
  type Policy,
  type Posture,
  type Target,
} from '../../classifier/policy/index.ts';
import { BASE } from './base.ts';
import { make } from '../search/markup.ts';
import { arrange } from './arrange.ts';
import { watchCopying } from './copy.ts';
import type { PublishedServer } from './records.ts';
import type { Member } from './stack.ts';
import { clashes } from './stack-clashes.ts';
import { policy } from './stack-policy.ts';
import { chains, tools, type Known } from './stack-risks.ts';
import { unlessSame } from './unless-same.ts';
import type { OwnValues } from './values.ts';

type Part = <E extends HTMLElement>(name: string) => E;
type Change = 'remove' | { key: string };

/**
 * Shows servers, tools, chains and the policy of a stack. Each part is made anew only when what it shows has changed, so that
 * typing keeps its place. All text from outside is set as text.
 */
export function stackView(
  part: Part,
  own: OwnValues,
  change: (member: Member, change: Change) => void,
): (members: readonly Member[], target: string, posture: Posture) => void {
  const parts = new WeakMap<Member, MemberParts>();
  const partsOf = (member: Member): MemberParts => {
    const made = parts.get(member) ?? memberParts(member, change);
    parts.set(member, made);
    return made;
  };
  const stack = unlessSame((policies: readonly Policy[], posture: Posture) => stackPolicy(policies, posture));
  const showRisks = unlessSame((servers: readonly Known[]) => {
    part('risk').replaceChildren(...tools(servers));
    part('chains').replaceChildren(...chains(servers));
    part('clashes').replaceChildren(...clashes(servers));
  });
  const showPolicy = unlessSame((whole: Policy, target: Target) => {
    const effective = target.effective(whole);
    own.showFor(effective);
    const open = part('policy').querySelector('details')?.open === true;
    part('policy').replaceChildren(...policy(whole, effective, target));
    part('policy').querySelector('details')?.toggleAttribute('open', open);
    watchCopying(part('policy'));
  });
  return (members, target, posture) => {
    arrange(
      part('servers'),
      members.map((member) => partsOf(member).item(member.known)),
    );
    const known = members.filter((member): member is Member & { known: PublishedServer } => member.known !== undefined);
    showRisks(known.map((member) => partsOf(member).known(member.key, member.known)));
    const policies = known.map((member) =>
      partsOf(member).policy(member.known.verdict, member.known.tools, posture, member.key, own.current()),
    );
    showPolicy(stack(policies, posture), targetOf(target)!);
  };
}

/** What is made for one server of the stack, each again only when it changes. */
interface MemberParts {
  item: (known: PublishedServer | undefined) => HTMLElement;
  known: (key: string, known: PublishedServer) => Known;
  policy: typeof serverPolicy;
}

const memberParts = (member: Member, change: (member: Member, change: Change) => void): MemberParts => ({
  item: unlessSame((known) => serverItem(member, known, change)),
  known: unlessSame((key, known) => ({ key, known })),
  policy: unlessSame(serverPolicy),
});

function serverItem(
  member: Member,
  known: PublishedServer | undefined,
  change: (member: Member, change: Change) => void,
): HTMLElement {
  const key = make('input', {
    value: member.key,
    'aria-label': `Key of ${member.started === 'added' ? member.key : member.started}`,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  key.addEventListener('input', () => change(member, { key: key.value.trim() || member.written }));
  const remove = make('button', { type: 'button', 'aria-label': `Remove ${member.key}` }, 'Remove');
  remove.addEventListener('click', () => change(member, 'remove'));
  const about =
    known && member.id !== undefined
      ? make(
          'span',
          {},
          make('a', { href: `${BASE}/servers/${member.id}` }, known.name),
          ` ${known.tools.length} ${known.tools.length === 1 ? 'tool' : 'tools'}`,
        )
      : make(
          'span',
          {},
          make('b', {}, 'Unknown. '),
          `${member.started} is not in the catalogue: nothing is known of its tools, and the policy cannot cover it.`,
        );
  return make('li', {}, key, about, remove);
}
