/** So many are kept. */
const MOST = 15;

/** The most alike of all that were added, the most alike first, and the first of equals: their numbers, and how alike they are. */
export class Nearest {
  readonly numbers = new Uint32Array(MOST);
  readonly likenesses = new Float64Array(MOST);
  count = 0;
  /** What is no more alike than this comes too late. */
  least = 0;

  add(number: number, likeness: number): void {
    if (likeness <= this.least) return;
    const { numbers, likenesses } = this;
    let at = this.count < MOST ? this.count++ : MOST - 1;
    for (; at > 0 && (likenesses[at - 1] as number) < likeness; at--) {
      numbers[at] = numbers[at - 1] as number;
      likenesses[at] = likenesses[at - 1] as number;
    }
    numbers[at] = number;
    likenesses[at] = likeness;
    if (this.count === MOST) this.least = likenesses[MOST - 1] as number;
  }
}
