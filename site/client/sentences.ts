/** Text with `code` between backticks; what is foreign stays text. */
export function spans(text: string): (string | HTMLElement)[] {
  return text.split(/`([^`]*)`/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const code = document.createElement('code');
    code.textContent = piece;
    return code;
  });
}

export function item(text: string): HTMLElement {
  const element = document.createElement('li');
  element.append(...spans(text));
  return element;
}

export function bullets(notes: readonly string[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'notes';
  list.append(...notes.map(item));
  return list;
}
