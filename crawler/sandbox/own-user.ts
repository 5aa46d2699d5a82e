/** Servers run under these user ids when the crawler is root, one for each concurrent server. */
const FIRST_UID = 61_184;
const UIDS = 4_000;
let next = 0;

/** A user id that no other server of this crawler has; undefined where only root could give it. */
export function ownUserId(): number | undefined {
  return process.getuid?.() === 0 ? FIRST_UID + (next++ % UIDS) : undefined;
}

/** Every user id under which a server of this crawler may run. */
export function userIds(): number[] {
  const own = process.getuid?.() ?? 0;
  return own === 0 ? Array.from({ length: UIDS }, (_, i) => FIRST_UID + i) : [...new Set([1000, own])];
}
