import type { Placeholder } from '../../data/schema/index.ts';

/** Which placeholder stands in for a setting, told by its name; never its real value. */
const BY_NAME: readonly [RegExp, Placeholder][] = [
  [/(?:POSTGRES|PG|DATABASE|DB)_?(?:URL|URI|DSN)|CONNECTION_?STRING|\bDSN\b/i, 'postgres-url'],
  [/KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|AUTH/i, 'token'],
  [/E?MAIL/i, 'email'],
  [/URL|URI|ENDPOINT|BASE/i, 'url'],
  [/HOST|DOMAIN|SERVER/i, 'host'],
  [/PORT/i, 'port'],
  [/REGION|ZONE|LOCATION/i, 'region'],
  [/ORG|TENANT|TEAM|WORKSPACE/i, 'organisation'],
  [/(?:^|[_-])IDS?$|[a-z]Id$|PROJECT|ACCOUNT/i, 'id'],
  [/USER|LOGIN|NAME/i, 'username'],
  [/DIR|PATH|FOLDER|FILE|ROOT/i, 'directory'],
];

export function placeholderFor(name: string, format?: unknown): Placeholder {
  if (format === 'filepath') return 'directory';
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'token';
}

export const isVariable = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
