/**
 * Lets many in together, or one alone. A server whose crawl ended without a result may take this process with it the
 * next time; let in alone, it takes no other server's crawl along.
 */
export class Turnstile {
  private inside = 0;
  private alone = false;
  private readonly waiting: { alone: boolean; open: () => void }[] = [];

  /** Resolves when it is one's turn; call what it resolves to on the way out. */
  async enter(alone: boolean): Promise<() => void> {
    await new Promise<void>((open) => {
      this.waiting.push({ alone, open });
      this.admit();
    });
    return () => {
      this.inside -= 1;
      this.alone = false;
      this.admit();
    };
  }

  private admit(): void {
    for (
      let next = this.waiting[0];
      next && !this.alone && (!next.alone || this.inside === 0);
      next = this.waiting[0]
    ) {
      this.waiting.shift();
      this.inside += 1;
      this.alone = next.alone;
      next.open();
    }
  }
}
