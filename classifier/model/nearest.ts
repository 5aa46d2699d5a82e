/** So many are kept. */
const MOST = 15;

/** The most alike of all that were added, the first of equals. */
export class Nearest<T> {
  readonly list: { item: T; likeness: number }[] = [];
  /** What is no more alike than this comes too late. */
  least = 0;

  add(item: T, likeness: number): void {
    if (likeness <= this.least) return;
    const { list } = this;
    let at = list.length;
    while (at > 0 && list[at - 1]!.likeness < likeness) at--;
    list.splice(at, 0, { item, likeness });
    if (list.length > MOST) list.pop();
    if (list.length === MOST) this.least = list[MOST - 1]!.likeness;
  }
}
