import {
  DEFAULT_VALUES,
  PLACEHOLDERS,
  readValues,
  type Placeholder,
  type PlaceholderId,
  type Policy,
  type Values,
} from '../../classifier/policy/index.ts';
import { make } from '../search/markup.ts';
import { arrange } from './arrange.ts';
import { remember, remembered } from './theme.ts';

/** The reader's own values, which argument conditions are made from, with the fields to change them. */
export interface OwnValues {
  /** The values that hold, the same object until one changes: of a field with a fault, the last that was right. */
  current(): Values;
  /** Shows the fields of the values that the policy is made from, and no other. */
  showFor(policy: Policy): void;
}

type Typed = Partial<Record<PlaceholderId, string>>;

const LONGEST = 2000;
const nameOf = (id: PlaceholderId): string => `value-${id}`;
const asText = (value: Values[PlaceholderId]): string => (typeof value === 'object' ? value.join(', ') : String(value));

/** Keeps the fields in `place`, an empty fieldset; `changed` is called when a value that holds has changed. */
export function ownValues(place: HTMLElement, changed: () => void): OwnValues {
  const typed: Typed = {};
  for (const { id } of PLACEHOLDERS) {
    const text = remembered(nameOf(id));
    if (text !== undefined && faultOf(id, text) === undefined) typed[id] = text;
  }
  let holding = readValues(typed);
  const list = make('div', { class: 'values' });
  place.append(make('legend', {}, 'Your own values'), list);
  const fields = new Map<PlaceholderId, HTMLElement>();

  function fieldOf(placeholder: Placeholder): HTMLElement {
    const { id } = placeholder;
    const { element, input, fault } = field(placeholder, typed[id] ?? asText(DEFAULT_VALUES[id]));
    input.addEventListener('input', (event) => {
      // The form around it watches its own choices.
      event.stopPropagation();
      const wrong = faultOf(id, input.value);
      input.setAttribute('aria-invalid', String(wrong !== undefined));
      const kept = asText(holding[id]) || 'the empty list';
      fault.textContent = wrong === undefined ? '' : `${wrong} Until then the policy keeps ${kept}.`;
      if (wrong !== undefined || input.value === typed[id]) return;
      typed[id] = input.value;
      holding = readValues(typed);
      remember(nameOf(id), input.value);
      changed();
    });
    return element;
  }

  return {
    current: () => holding,
    showFor(policy) {
      const used = placeholdersOf(policy);
      for (const { id } of PLACEHOLDERS) if (!used.has(id)) fields.delete(id);
      for (const placeholder of PLACEHOLDERS)
        if (used.has(placeholder.id) && !fields.has(placeholder.id)) fields.set(placeholder.id, fieldOf(placeholder));
      arrange(
        list,
        PLACEHOLDERS.flatMap(({ id }) => fields.get(id) ?? []),
      );
      place.hidden = fields.size === 0;
    },
  };
}

function placeholdersOf({ servers }: Policy): Set<PlaceholderId> {
  const conditions = servers.flatMap(({ tools }) => tools.flatMap((intent) => intent.conditions));
  return new Set(conditions.flatMap(({ placeholder }) => placeholder ?? []));
}

/** What is wrong with a text; it stands beside the field, whose name it need not repeat. */
function faultOf(id: PlaceholderId, text: string): string | undefined {
  try {
    readValues({ [id]: text });
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(`${PLACEHOLDERS.find((one) => one.id === id)!.label}: `, '');
  }
}

function field({ id, label, help, kind }: Placeholder, value: string) {
  const name = nameOf(id);
  const input = make('input', {
    id: name,
    name,
    maxlength: String(LONGEST),
    inputmode: kind === 'number' ? 'decimal' : 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-describedby': `${name}-fault ${name}-help`,
  });
  input.value = value;
  const fault = make('p', { id: `${name}-fault`, class: 'fault', 'aria-live': 'polite' });
  const usual = make('p', { id: `${name}-help`, class: 'meta' }, `${help} Default: `);
  usual.append(make('code', {}, asText(DEFAULT_VALUES[id])));
  return { element: make('div', {}, make('label', { for: name }, label), input, fault, usual), input, fault };
}
