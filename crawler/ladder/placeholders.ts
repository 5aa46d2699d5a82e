import type { Placeholder } from '../../data/schema/index.ts';
import { INSIDE } from '../sandbox/sandbox.ts';

/** What stands in for each kind of setting: well-formed, made up, and of no use anywhere. */
export const PLACEHOLDER_VALUES: Readonly<Record<Placeholder, string>> = {
  token: 'dummy0000000000000000000000000000',
  id: '1234567890',
  username: 'user',
  email: 'user@example.invalid',
  url: 'https://example.invalid',
  host: 'example.invalid',
  port: '65000',
  region: 'us-east-1',
  organisation: 'example',
  'postgres-url': 'postgresql://user:dummy@127.0.0.1:9/dummy',
  'sqlite-url': 'sqlite:///tmp/dummy.db',
  directory: INSIDE.work,
  'google-oauth-client-file': `${INSIDE.kit}/google-oauth-client.json`,
  'google-token-file': `${INSIDE.kit}/google-token.json`,
};

/** Replaces `{kind}` in an argument by the value of that placeholder; other braces stay. */
export function fillPlaceholders(argument: string): string {
  return argument.replaceAll(/\{([a-z-]+)\}/g, (whole, kind: string) =>
    Object.hasOwn(PLACEHOLDER_VALUES, kind) ? PLACEHOLDER_VALUES[kind as Placeholder] : whole,
  );
}

const KINDS: readonly [RegExp, Placeholder][] = [
  [
    /(?:GOOGLE_)?OAUTH_(?:CREDENTIALS|PATH|FILE)|CLIENT_SECRETS?_(?:FILE|PATH)|OAUTH_KEYS?_(?:FILE|PATH)/,
    'google-oauth-client-file',
  ],
  [/(?:CREDENTIALS?|TOKENS?)_(?:FILE|PATH)|APPLICATION_CREDENTIALS/, 'google-token-file'],
  [
    /POSTGRES.*(?:URL|URI|STRING)|DATABASE_UR[LI]|PG_(?:URL|URI)|(?:DB|CONNECTION)_(?:URL|URI|STRING)|DSN$/,
    'postgres-url',
  ],
  [/SQLITE|DB_PATH/, 'sqlite-url'],
  [/(?:DIR|DIRECTORY|FOLDER|WORKSPACE|ROOT|VAULT|PATH)$/, 'directory'],
  [/E?MAIL/, 'email'],
  [/(?:URL|URI|ENDPOINT|BASE|SITE|WEBHOOK|INSTANCE|ADDRESS)$/, 'url'],
  [/(?:HOST|HOSTNAME|DOMAIN|SERVER)$/, 'host'],
  [/PORT$/, 'port'],
  [/REGION|LOCATION|ZONE$/, 'region'],
  [/(?:ORG|ORGANI[SZ]ATION|TENANT|COMPANY|OWNER|SUBDOMAIN|SHOP|STORE)$/, 'organisation'],
  [/(?:USER|USERNAME|LOGIN|_NAME)$/, 'username'],
  [/(?:ID|ACCOUNT|PROJECT|NUMBER|UUID|SID)$/, 'id'],
];

/** The kind of placeholder that suits a setting of this name; a token where the name says nothing. */
export function kindOf(name: string): Placeholder {
  const upper = name.toUpperCase().replaceAll('-', '_');
  if (/(?:KEY|TOKEN|SECRET|PASSWORD|PASS|PAT)(?:_?ID)?$/.test(upper) && !/_(?:KEY|TOKEN|SECRET)_?ID$/.test(upper))
    return 'token';
  return KINDS.find(([pattern]) => pattern.test(upper))?.[1] ?? 'token';
}
