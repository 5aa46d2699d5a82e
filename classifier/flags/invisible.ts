import type { Flag } from '../../data/schema/index.ts';
import type { Text } from './texts.ts';

/** One class of characters, and so no way to go back and forth in a foreign text. */
const ANY =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\udb40]/;

/** Characters that a person does not see and a model may read: tags, zero width, direction overrides, lone controls. */
export function invisibleCharacters({ pointer, text }: Text): Flag[] {
  if (!ANY.test(text)) return [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x7f ? code >= 32 || code === 9 || code === 10 || code === 13 : !suspicious(code)) continue;
    let end = i + 1;
    while (end < text.length && end < i + 200 && suspicious(text.charCodeAt(end))) end++;
    const quote = text.slice(i, end);
    if (harmless(text, i, quote)) continue;
    return [{ code: 'invisible-characters', pointer, quote }];
  }
  return [];
}

function suspicious(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) || // zero width, direction marks
    (code >= 0x202a && code <= 0x202e) || // direction overrides
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0x180e ||
    code === 0xfeff ||
    code === 0x00ad ||
    code === 0xdb40 || // the first half of a tag character or a variation selector
    (code >= 0xdc00 && code <= 0xdfff && false)
  );
}

/** A joiner inside an emoji or a script that needs it, and a byte order mark at the start, are no trap. */
function harmless(text: string, at: number, quote: string): boolean {
  const code = quote.charCodeAt(0);
  if (code === 0xfeff && at === 0) return true;
  if (quote.length > 2 || code === 0xdb40) return false;
  if (code === 0x200d || code === 0x200c) return text.charCodeAt(at - 1) > 0x5ff;
  return code === 0x200b || code === 0x00ad || code === 0x2060 || code === 0x200e || code === 0x200f;
}
