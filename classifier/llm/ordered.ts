/**
 * Maps with bounded concurrency and yields in the order of the input. Runs ahead of a slow item, so that it holds up few others;
 * what is read ahead is bounded too. `abandon` is told when no more results are wanted, also because one threw.
 */
export async function* mapOrdered<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  concurrency: number,
  map: (item: Item) => Promise<Result>,
  abandon: () => void,
): AsyncGenerator<Result> {
  const pending: Promise<Result>[] = [];
  let running = 0;
  let freed: () => void = () => undefined;
  try {
    for await (const item of items) {
      while (running >= concurrency) await new Promise<void>((resolve) => void (freed = resolve));
      running++;
      const result = map(item).finally(() => {
        running--;
        freed();
      });
      result.catch(() => undefined); // Thrown where it is yielded.
      pending.push(result);
      if (pending.length >= concurrency * 8) yield await (pending.shift() as Promise<Result>);
    }
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) yield await next;
  } finally {
    abandon();
    await Promise.allSettled(pending);
  }
}
