import cliProgress from 'cli-progress';

/** How a stage reports: `total` may be given late, `step` counts one, `done` ends the bar with a sentence. */
export interface Progress {
  total(count: number): void;
  step(label?: string): void;
  done(sentence: string): void;
}

/** A bar on standard error where it is a terminal; elsewhere only the closing sentence; nothing with `quiet`. */
export function stage(name: string, { quiet = false } = {}): Progress {
  if (quiet) return { total() {}, step() {}, done() {} };
  const bar = process.stderr.isTTY
    ? new cliProgress.SingleBar({
        stream: process.stderr,
        format: `${name.padEnd(9)} {bar} {value}/{total} {label}`,
        barsize: 30,
        hideCursor: true,
        clearOnComplete: true,
        linewrap: false,
        fps: 10,
      })
    : undefined;
  let started = false;
  return {
    total(count) {
      if (started) bar?.setTotal(count);
      else bar?.start(count, 0, { label: '' });
      started = true;
    },
    step(label = '') {
      if (started) bar?.increment(1, { label: label.slice(0, 40) });
    },
    done(sentence) {
      bar?.stop();
      process.stderr.write(`${name.padEnd(9)} ${sentence}\n`);
    },
  };
}
