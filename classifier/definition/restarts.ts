import { set } from '../text/set.ts';
import type { Act } from './types.ts';

/** Whether something goes down, perhaps to come back, that others than the caller use. */
export const goesDown = ({ verb, object }: Act): boolean => RESTARTS.has(verb) && !object.some((noun) => OWN.has(noun));

const RESTARTS = set('restart reboot shutdown');
/** What only its caller uses. */
const OWN = set(
  'runtime debugging debugger debuggee lsp language session conversation chat game level quest timer test agent browser tab app application plugin extension tool tunnel emulator simulation sandbox kernel notebook terminal shell editor mcp server stream playback video song player computer pc laptop desktop mac windows myself self proxy worker thread backend process swarm hive mind',
);
