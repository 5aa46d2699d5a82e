import { bubblewrap, refusesBubblewrap } from './bubblewrap.ts';
import { container, usableEngine } from './container.ts';
import { prepareKit } from './kit.ts';
import { macos, refusesMacos } from './macos.ts';
import { unconfined } from './none.ts';
import { NoSandboxError, type Refusal, type Sandbox } from './sandbox.ts';

export { NoSandboxError, type Sandbox } from './sandbox.ts';

/** Finds out whether a back end can confine a server here: a way to open it, or why not. */
export type BackEnd = () => ((kit: string) => Sandbox) | Refusal;

/** The back ends in the order in which they are tried. */
export const BACK_ENDS = {
  bubblewrap: () => refusesBubblewrap() ?? ((kit) => bubblewrap(kit)),
  container: () => {
    const found = usableEngine();
    return 'engine' in found ? (kit) => container(kit, found.engine) : found;
  },
  macos: () => refusesMacos() ?? macos,
} satisfies Record<string, BackEnd>;

export type BackEndName = keyof typeof BACK_ENDS;

export interface DoorOptions {
  /** Run without any confinement: only where a person says so. */
  unsafe?: boolean | undefined;
  /** This back end and no other. */
  name?: BackEndName | undefined;
}

/**
 * The sandbox of this machine: the first back end that can confine a server here, or the one that is named. Throws
 * NoSandboxError, with the reasons and the remedy, where none can.
 */
export function openSandbox(
  cache: string,
  { unsafe = false, name }: DoorOptions = {},
  backEnds: Readonly<Record<BackEndName, BackEnd>> = BACK_ENDS,
): Sandbox {
  if (unsafe) return unconfined(prepareKit(cache));
  const refusals: Refusal[] = [];
  for (const tried of name ? [name] : (Object.keys(backEnds) as BackEndName[])) {
    const found = backEnds[tried]();
    if (typeof found === 'function') return found(prepareKit(cache));
    refusals.push(found);
  }
  const reasons = refusals.map(({ reason }) => reason).join('; ');
  throw new NoSandboxError(`No sandbox: ${reasons}. Remedy: ${refusals[0]?.remedy}`);
}
