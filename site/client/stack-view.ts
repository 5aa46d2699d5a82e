import {
  describe,
  render,
  serverPolicy,
  stackPolicy,
  targetOf,
  type Policy,
  type Posture,
} from '../../classifier/policy/index.ts';
import { chainsOf } from '../../classifier/chains.ts';
import { make } from '../search/markup.ts';
import { download, watchCopying } from './copy.ts';
import { bullets, spans } from './sentences.ts';
import type { Member } from './stack.ts';
import type { OwnValues } from './values.ts';

type Part = <E extends HTMLElement>(name: string) => E;
type Change = 'remove' | { key: string };

const LEVELS = ['critical', 'high', 'medium', 'low', 'unknown'] as const;
const WORDS = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', unknown: 'Unknown' } as const;
const SHOWN = 40;

/** Shows servers, tools, chains and the policy of a stack. All text from outside is set as text. */
export function showStack(
  part: Part,
  members: readonly Member[],
  target: string,
  posture: string,
  own: OwnValues,
  change: (member: Member, change: Change) => void,
): void {
  part('servers').replaceChildren(...members.map((member) => serverItem(member, change)));
  const known = members.filter(({ known }) => known !== undefined);
  part('risk').replaceChildren(...tools(known));
  part('chains').replaceChildren(...chains(known));
  const policies = known.map(({ key, known }) =>
    serverPolicy(known!.verdict, known!.tools, posture as Posture, key, own.current()),
  );
  const whole = stackPolicy(policies, posture as Posture);
  own.showFor(targetOf(target)!.effective(whole));
  part('policy').replaceChildren(...policy(whole, target));
  watchCopying(part('policy'));
}

function serverItem(member: Member, change: (member: Member, change: Change) => void): HTMLElement {
  const key = make('input', {
    value: member.key,
    'aria-label': `Key of ${member.started === 'added' ? member.key : member.started}`,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  key.addEventListener('change', () => change(member, { key: key.value.trim() || member.key }));
  const remove = make('button', { type: 'button', 'aria-label': `Remove ${member.key}` }, 'Remove');
  remove.addEventListener('click', () => change(member, 'remove'));
  const { known, id } = member;
  const about =
    known && id !== undefined
      ? make('span', {}, make('a', { href: `/servers/${id}` }, known.name), ` ${count(known.tools.length, 'tool')}`)
      : make(
          'span',
          {},
          make('b', {}, 'Unknown. '),
          `${member.started} is not in the catalogue: nothing is known of its tools, and the policy cannot cover it.`,
        );
  return make('li', {}, key, about, remove);
}

function tools(members: readonly Member[]): HTMLElement[] {
  const all = members.flatMap(({ key, known }) =>
    known!.verdict.tools.map((tool, index) => ({ key, tool, page: known!.pages[index]! })),
  );
  if (all.length === 0) return [make('p', { class: 'note' }, 'No tool of these servers is known.')];
  const level = (risk: string | null) => risk ?? 'unknown';
  const counts = LEVELS.map((risk) => [risk, all.filter(({ tool }) => level(tool.risk) === risk).length] as const);
  const legend = make(
    'ul',
    { class: 'legend' },
    ...counts.filter(([, n]) => n > 0).map(([risk, n]) => make('li', {}, badge(risk), ` ${n}`)),
  );
  const grave = all
    .filter(({ tool }) => ['critical', 'high', 'unknown'].includes(level(tool.risk)))
    .sort((a, b) => LEVELS.indexOf(level(a.tool.risk) as 'low') - LEVELS.indexOf(level(b.tool.risk) as 'low'));
  const list = make(
    'ul',
    { class: 'rows' },
    ...grave
      .slice(0, SHOWN)
      .map(({ key, tool, page }) =>
        make(
          'li',
          {},
          badge(level(tool.risk) as 'low'),
          make(
            'div',
            {},
            make('a', { class: 'tool', href: page }, tool.name),
            make('span', { class: 'meta' }, ` ${tool.category} · ${key}`),
            make('p', {}, tool.effects.join(', ')),
          ),
        ),
      ),
  );
  const more = grave.length > SHOWN ? [make('p', { class: 'meta' }, `And ${grave.length - SHOWN} more.`)] : [];
  return [legend, list, ...more];
}

const badge = (risk: (typeof LEVELS)[number]): HTMLElement => make('span', { class: `risk r-${risk}` }, WORDS[risk]);

function chains(members: readonly Member[]): HTMLElement[] {
  const all = members.flatMap(({ key, known }) =>
    known!.verdict.tools.map((tool) => ({ name: `${key} / ${tool.name}`, effects: tool.effects })),
  );
  const found = chainsOf(all);
  if (found.length === 0)
    return [
      make('p', {}, 'No path from a stranger’s text to private data and a way out, or to running code, was found.'),
    ];
  return found.map(({ kind, untrusted, private: own, sink }) => {
    const flow = kind === 'toxic-flow';
    const step = (label: string, names: readonly string[]) =>
      make(
        'li',
        {},
        make('span', { class: 'label' }, label),
        make('span', {}, `${names.slice(0, 8).join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`),
      );
    const steps = [
      step('Brings in a stranger’s text', untrusted),
      ...(own.length > 0 ? [step('Reads what is private', own)] : []),
      step(flow ? 'Sends it out' : 'Runs it', sink),
    ];
    return make(
      'div',
      { class: 'chain' },
      make('h3', {}, flow ? 'Private data can leave' : 'A stranger’s text can run'),
      make('ol', {}, ...steps),
    );
  });
}

function policy(whole: Policy, targetId: string): HTMLElement[] {
  const target = targetOf(targetId)!;
  if (whole.servers.length === 0)
    return [make('p', { class: 'note' }, 'There is no known server to write a policy for.')];
  const rendered = render(whole, targetId, 'stack');
  const sentences = make(
    'p',
    {},
    ...describe(target.effective(whole), 'stack').flatMap((sentence) => [...spans(sentence), ' ']),
  );
  const files = rendered.files.map(({ filename, text, where }, index) => {
    const save = make('button', { type: 'button' }, 'Download');
    save.addEventListener('click', () => download(filename, text));
    const id = `stack-file-${index}`;
    return make(
      'div',
      { class: 'code' },
      make(
        'div',
        { class: 'bar-top' },
        make('span', {}, filename),
        make('button', { type: 'button', 'data-copy': id }, 'Copy'),
        save,
      ),
      make('pre', { id, tabindex: '0', 'aria-label': filename }, text),
      make('p', { class: 'meta where' }, where),
    );
  });
  const notes = [
    ...(rendered.advisory ? ['This target informs or asks; it does not enforce.'] : []),
    ...rendered.lossy,
  ];
  const lossy =
    notes.length === 0
      ? []
      : [
          make(
            'details',
            {},
            make('summary', {}, `Stricter than intended: ${count(notes.length, 'note')}`),
            bullets(notes),
          ),
        ];
  const steps = make('ol', {}, ...target.install.map((step) => make('li', {}, ...spans(step))));
  return [sentences, ...files, ...lossy, steps];
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
