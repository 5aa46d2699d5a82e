/** Makes the elements the children of a list. One that stays is not touched: it keeps the focus and what is being typed. */
export function arrange(list: HTMLElement, elements: readonly HTMLElement[]): void {
  const kept = new Set(elements);
  for (const child of [...list.children]) if (!kept.has(child as HTMLElement)) child.remove();
  elements.forEach((element, index) => {
    const there = list.children[index] ?? null;
    if (there !== element) list.insertBefore(element, there);
  });
}
