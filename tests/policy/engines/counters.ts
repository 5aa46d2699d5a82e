const LENGTH: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Counts by UTC calendar window; a call that finds one window full takes from none. */
export class Counters {
  readonly #counts = new Map<string, number>();

  take(limits: readonly { counter: string; window: string; max: number }[], at: number): boolean {
    const slots = limits.map(({ counter, window, max }) => {
      const slot = JSON.stringify([counter, window, Math.floor(at / (LENGTH[window] as number))]);
      return { slot, max, used: this.#counts.get(slot) ?? 0 };
    });
    if (slots.some(({ used, max }) => used >= max)) return false;
    for (const { slot, used } of slots) this.#counts.set(slot, used + 1);
    return true;
  }
}
