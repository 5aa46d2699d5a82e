/** Folders that the profile names by parameter, so that no path is ever part of its text. */
export interface SeatbeltPaths {
  NODE: string;
  APP: string;
  KIT: string;
  TEMPORARY: string;
  RUNTIME: string;
}

/** Libraries of package managers, which a runtime that they installed is linked to. */
const LIBRARIES = ['/opt/homebrew', '/usr/local'].flatMap((root) => [`${root}/Cellar`, `${root}/opt`, `${root}/lib`]);
const SYSTEM = ['/usr/lib', '/usr/share', '/bin', '/usr/bin', '/System', '/Library/Apple', '/private/var/db/dyld'];
const DEVICES = ['/dev/null', '/dev/zero', '/dev/random', '/dev/urandom'];
const FILES = ['/private/etc/localtime', '/private/var/db/timezone'];

const quoted = (paths: readonly string[], kind: 'literal' | 'subpath') =>
  paths.map((path) => `(${kind} "${path}")`).join(' ');

/**
 * The profile of `sandbox-exec`: everything is denied but reading the runtime and the package, writing the server's own
 * temporary folder, and running. No network, and no second process: what cannot be started need not be found and ended.
 */
export const SEATBELT_PROFILE = `(version 1)
(deny default)
(allow process-exec)
(deny process-fork)
(allow process-info* (target self))
(allow signal (target self))
(allow sysctl-read)
(allow file-map-executable)
(allow file-read-metadata (literal "/") (literal "/private") (literal "/var") (literal "/tmp") (literal "/etc")
  (path-ancestors (param "NODE")) (path-ancestors (param "APP")) (path-ancestors (param "KIT"))
  (path-ancestors (param "RUNTIME")) (path-ancestors (param "TEMPORARY")))
(allow file-read* (literal "/") ${quoted(SYSTEM, 'subpath')})
(allow file-read* ${quoted(LIBRARIES, 'subpath')})
(allow file-read* ${quoted([...DEVICES, ...FILES], 'literal')})
(allow file-read* (literal (param "NODE")) (subpath (param "APP")) (subpath (param "KIT")) (subpath (param "RUNTIME")))
(allow file-write-data ${quoted(DEVICES.slice(0, 2), 'literal')})
(allow file-read* file-write* (subpath (param "TEMPORARY")))
(deny network*)
`;

/** Arguments of `sandbox-exec` up to the command that it confines. */
export function seatbeltArguments(paths: SeatbeltPaths): string[] {
  const parameters = Object.entries(paths).flatMap(([name, path]) => ['-D', `${name}=${path}`]);
  return [...parameters, '-p', SEATBELT_PROFILE];
}
