import { set, shares } from '../text/set.ts';
import type { Act, Definition } from './types.ts';

/** What looks for holes in the machines of others, and strains them by it. */
const SCANNERS = set('openvas greenbone gvm nessus tenable qualys nuclei zaproxy acunetix nikto wpscan kali pentest');
const SCANS = set('scan task');
const RUNS = set('start stop resume pause run perform launch execute');

/** Whether an act starts or stops a scan of what others run: “Performs a vulnerability scan on a target”. */
export const scansOthers = ({ server }: Definition, { verb, object }: Act): boolean =>
  (verb === 'scan' || (SCANS.has(object.at(-1) ?? '') && RUNS.has(verb))) && shares(SCANNERS, server.words);
