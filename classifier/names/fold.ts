/** Letters of other alphabets, and under each the Latin letter that it is taken for. */
const PAIRS: readonly [drawn: string, read: string][] = [
  ['аеорсухіјѕԁһӏԛԝтмкнв', 'aeopcyxijsdhlqwtmkhb'],
  ['АВЕКМНОРСТУХІЈЅ', 'ABEKMHOPCTYXIJS'],
  ['αονρικτυγχεη', 'aovpiktuyxen'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['ոսօհցıɑɡɩʟ', 'nuohgiagil'],
  ['’‘ʼ', "'''"],
];
export const TWINS: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(([drawn, read]) => [...drawn].map((letter, i) => [letter, read[i] as string] as const)),
);

/** A text as it is read: look-alike and full-width letters become Latin, each character in its place. */
export function foldedText(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) folded += text[i];
    else if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(code - 0xfee0);
    else folded += TWINS.get(text[i] as string) ?? (code < 0x250 ? plain(text[i] as string) : text[i]);
  }
  return folded;
}

/** A letter without its accent. */
function plain(letter: string): string {
  return letter.normalize('NFD')[0] as string;
}
