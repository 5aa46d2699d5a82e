import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeText } from '../../data/store/index.ts';
import { userIds } from './own-user.ts';

const FAR_FUTURE = 4_102_444_800_000;

const FILES: Record<string, string> = {
  // Programs that ask for their user end where it has no name.
  passwd: userIds()
    .map((uid) => `user:x:${uid}:${uid}:user:/home/user:/bin/sh\n`)
    .join(''),
  group: 'user:x:1000:\n',
  hosts: '127.0.0.1 localhost\n::1 localhost\n',
  'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
  'google-oauth-client.json': JSON.stringify({
    installed: {
      client_id: '1234567890-dummy.apps.googleusercontent.com',
      client_secret: 'dummy0000000000000000000000000000',
      redirect_uris: ['http://localhost'],
      auth_uri: 'https://accounts.example.invalid/auth',
      token_uri: 'https://accounts.example.invalid/token',
    },
  }),
  'google-token.json': JSON.stringify({
    access_token: 'dummy0000000000000000000000000000',
    refresh_token: 'dummy0000000000000000000000000000',
    expiry_date: FAR_FUTURE,
    token_type: 'Bearer',
    scope: 'https://www.googleapis.com/auth/drive',
  }),
};

/** Writes the small files that every sandbox shows to its server, and returns their folder. Nothing in them is real. */
export function prepareKit(cache: string): string {
  const folder = join(cache, 'kit');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  for (const [name, text] of Object.entries(FILES)) {
    writeText(join(folder, name), text);
    chmodSync(join(folder, name), 0o644);
  }
  mkdirSync(join(folder, 'empty'), { recursive: true }); // shown in place of what must not be seen
  copyFileSync(fileURLToPath(new URL('shim.cjs', import.meta.url)), join(folder, 'shim.cjs'));
  chmodSync(join(folder, 'shim.cjs'), 0o644);
  return folder;
}
