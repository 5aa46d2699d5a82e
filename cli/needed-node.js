/** From here on Node reads TypeScript, as `engines` of package.json says. */
export const NEEDED = '22.19';

/** @param {string} version of Node, such as `24.1.0` */
export function isEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = NEEDED.split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}
