import { describe, type Policy, type Target } from '../../classifier/policy/index.ts';
import { make } from '../search/markup.ts';
import { download } from './copy.ts';
import { bullets, spans } from './sentences.ts';

/** The policy of a stack in the format of a target, what it does, what is stricter in it and how to install it. */
export function policy(whole: Policy, effective: Policy, target: Target): HTMLElement[] {
  if (whole.servers.length === 0)
    return [make('p', { class: 'note' }, 'There is no known server to write a policy for.')];
  const rendered = target.render(whole, 'stack');
  const sentences = make('p', {}, ...describe(effective, 'stack').flatMap((sentence) => [...spans(sentence), ' ']));
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
            make('summary', {}, `Stricter than intended: ${notes.length} ${notes.length === 1 ? 'note' : 'notes'}`),
            bullets(notes),
          ),
        ];
  const steps = make('ol', {}, ...target.install.map((step) => make('li', {}, ...spans(step))));
  return [sentences, ...files, ...lossy, steps];
}
