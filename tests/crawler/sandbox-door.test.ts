import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { LIMITS } from '../../crawler/limits.ts';
import { allowNamespaces } from '../../crawler/sandbox/bubblewrap.ts';
import { runCommand } from '../../crawler/sandbox/container-engine.ts';
import {
  BACK_ENDS,
  type BackEnd,
  type BackEndName,
  type DoorOptions,
  openSandbox,
} from '../../crawler/sandbox/index.ts';
import { macos } from '../../crawler/sandbox/macos.ts';
import { SEATBELT_PROFILE, seatbeltArguments } from '../../crawler/sandbox/seatbelt.ts';
import { openBench, processesWith } from './hostile/bench.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-door-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the door to the back ends', () => {
  /** A machine on which the named back ends can start. */
  const machine = (...able: BackEndName[]) => {
    const backEnd =
      (name: BackEndName): BackEnd =>
      () =>
        able.includes(name)
          ? () => ({ name, start: () => assert.fail('nothing is started') })
          : { reason: `${name} is missing`, remedy: `install ${name}` };
    return Object.fromEntries(Object.keys(BACK_ENDS).map((name) => [name, backEnd(name as BackEndName)])) as Record<
      BackEndName,
      BackEnd
    >;
  };
  const nothing =
    'No sandbox: bubblewrap is missing; container is missing; macos is missing. Remedy: install bubblewrap';
  const CASES: [DoorOptions, able: BackEndName[], expected: string][] = [
    [{}, ['bubblewrap', 'container', 'macos'], 'bubblewrap'],
    [{}, ['container', 'macos'], 'container'],
    [{}, ['macos'], 'macos'],
    [{}, [], nothing],
    [{ name: 'container' }, ['bubblewrap', 'container'], 'container'],
    [{ name: 'container' }, ['bubblewrap'], 'No sandbox: container is missing. Remedy: install container'],
    [{ name: 'macos' }, ['bubblewrap'], 'No sandbox: macos is missing. Remedy: install macos'],
    [{ unsafe: true }, [], 'none'],
    [{ unsafe: true }, ['bubblewrap'], 'none'],
  ];
  for (const [options, able, expected] of CASES)
    it(`${JSON.stringify(options)} where ${able.join(', ') || 'nothing'} can start: ${expected}`, () => {
      let outcome: string;
      try {
        outcome = openSandbox(folder, options, machine(...able)).name;
      } catch (error) {
        assert.equal((error as Error).name, 'NoSandboxError');
        outcome = (error as Error).message;
      }
      assert.equal(outcome, expected);
    });

  it('names every reason of a machine that has nothing, in one line', () => {
    const path = process.env.PATH;
    process.env.PATH = `/nowhere-${randomUUID()}`;
    try {
      assert.throws(() => openSandbox(folder), {
        name: 'NoSandboxError',
        message:
          'No sandbox: bubblewrap is not installed; neither podman nor docker is installed; sandbox-exec is part of macOS only. Remedy: apt-get install bubblewrap',
      });
    } finally {
      process.env.PATH = path;
    }
  });

  /** What an engine says that is there and cannot confine, or not as asked. */
  const ENGINES: [string, script: string, why: string][] = [
    ['cannot start a container', 'echo "no subuid ranges" >&2; exit 125', 'no subuid ranges'],
    [
      'leaves out the limit of memory',
      'echo max',
      'it sets no memory limit, which without root takes systemd and control groups of version 2',
    ],
  ];
  for (const [title, script, why] of ENGINES)
    it(`refuses an engine that ${title}, and says why`, () => {
      const path = process.env.PATH;
      const bin = mkdtempSync(join(folder, 'engine-'));
      writeFileSync(join(bin, 'podman'), `#!/bin/sh\n[ "$1" = run ] || exit 0\n${script}\n`);
      chmodSync(join(bin, 'podman'), 0o755);
      process.env.PATH = `${bin}:/usr/bin:/bin`;
      try {
        assert.throws(() => openSandbox(folder, { name: 'container' }), {
          message: `No sandbox: podman cannot confine a server here (${why}). Remedy: mend that, or confine servers by something else than podman`,
        });
      } finally {
        process.env.PATH = path;
      }
    });
});

it('the image of a container can be entered by every user', () => {
  const path = process.env.PATH;
  const bin = mkdtempSync(join(folder, 'engine-'));
  writeFileSync(
    join(bin, 'podman'),
    `#!/bin/sh\ncase "$1" in image) exit 1;; import) cat > '${bin}/image.tar';; run) echo ${LIMITS.memoryBytes};; esac\n`,
  );
  chmodSync(join(bin, 'podman'), 0o755);
  process.env.PATH = `${bin}:/usr/bin:/bin`;
  try {
    assert.equal(openSandbox(folder, { name: 'container' }).name, 'container');
  } finally {
    process.env.PATH = path;
  }
  const { stdout } = spawnSync('tar', ['-tvf', join(bin, 'image.tar')], { encoding: 'utf8' });
  assert.match(stdout, /^drwxr-xr-x .* \.\/$/m);
});

describe('where user namespaces are forbidden', () => {
  const outside = 'run it outside of this container or chroot, which forbids user namespaces';
  const CASES: [Record<string, string>, remedy: string][] = [
    [{}, outside],
    [{ 'kernel/unprivileged_userns_clone': '1', 'user/max_user_namespaces': '96000' }, outside],
    [{ 'kernel/unprivileged_userns_clone': '0' }, 'sysctl -w kernel.unprivileged_userns_clone=1'],
    [
      { 'kernel/apparmor_restrict_unprivileged_userns': '1', 'user/max_user_namespaces': '0' },
      'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 user.max_user_namespaces=15000',
    ],
  ];
  for (const [settings, remedy] of CASES)
    it(`${JSON.stringify(settings)}: ${remedy}`, () => {
      const root = mkdtempSync(join(folder, 'sys-'));
      for (const [name, value] of Object.entries(settings)) {
        mkdirSync(join(root, dirname(name)), { recursive: true });
        writeFileSync(join(root, name), `${value}\n`);
      }
      assert.equal(allowNamespaces(root), remedy);
    });
});

describe('the command line of a container', () => {
  const contained = {
    image: 'image',
    command: ['serve', '--now'],
    environment: { KEY: 'value' },
    mounts: [['/app', '/host/a:b']] as const,
    temporary: { '/tmp': 1024 },
    folder: '/work',
  };
  const common = [
    'run --interactive --name box',
    '--pull=never --no-healthcheck --log-driver none --hostname sandbox --network none',
    '--read-only --cap-drop ALL --security-opt no-new-privileges --user ',
    `--pids-limit ${LIMITS.processes} --memory ${LIMITS.memoryBytes} --memory-swap ${LIMITS.memoryBytes}`,
    '--mount type=bind,source=/host/a:b,target=/app,readonly --env KEY=value --workdir /work image serve --now',
  ];
  const CASES = {
    podman: [
      ...common,
      '--tmpfs /tmp:rw,exec,nosuid,nodev,size=1024,mode=1777,notmpcopyup',
      '--http-proxy=false --env-host=false --no-hosts --read-only-tmpfs=false',
    ],
    docker: [
      ...common,
      '--tmpfs /tmp:rw,exec,nosuid,nodev,size=1024,mode=1777 ',
      '--env http_proxy= --env HTTP_PROXY=',
    ],
  } as const;
  for (const [engine, parts] of Object.entries(CASES))
    it(engine, () => {
      const line = runCommand(engine as keyof typeof CASES, 'box', contained, LIMITS).join(' ');
      for (const part of parts) assert.ok(line.includes(part), `${part} in ${line}`);
      assert.doesNotMatch(line, /--user 0|--privileged|--rm/);
    });
});

describe('the macOS back end', () => {
  it('has a profile that denies by default, reads only the runtime and the install, and writes one folder', () => {
    const rules = SEATBELT_PROFILE.split(/\n(?=\()/).map((rule) => rule.trim());
    assert.deepEqual(rules.slice(0, 2), ['(version 1)', '(deny default)']);
    assert.ok(rules.includes('(deny process-fork)') && rules.includes('(deny network*)'));
    assert.deepEqual(
      rules.filter((rule) => rule.includes('file-write')),
      [
        '(allow file-write-data (literal "/dev/null") (literal "/dev/zero"))',
        '(allow file-read* file-write* (subpath (param "TEMPORARY")))',
      ],
    );
    assert.doesNotMatch(SEATBELT_PROFILE, /allow (?:default|network|process-fork|mach)|\/Users|"\/etc"\)\s*\(subpath/);
    for (const [opening, closing] of [['(', ')']] as const)
      assert.equal(SEATBELT_PROFILE.split(opening).length, SEATBELT_PROFILE.split(closing).length);
  });

  it('passes paths as parameters, whatever is in them', () => {
    const odd = '/Users/o"brien (x)';
    const words = seatbeltArguments({ NODE: odd, APP: odd, KIT: odd, TEMPORARY: odd, RUNTIME: odd });
    assert.deepEqual(words.slice(0, 2), ['-D', `NODE=${odd}`]);
    assert.deepEqual(words.slice(-2), ['-p', SEATBELT_PROFILE]);
  });

  // A stand-in that takes the arguments of sandbox-exec and becomes the command, without confining it.
  const log = join(folder, 'arguments');
  const bin = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(
    join(bin, 'sandbox-exec'),
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${log}'\nwhile [ "$1" = -D ]; do shift 2; done\n[ "$1" = -p ] || exit 64\nshift 2\nexec "$@"\n`,
  );
  chmodSync(join(bin, 'sandbox-exec'), 0o755);
  const before = process.env.PATH;
  process.env.PATH = `${bin}:${before}`;
  const bench = openBench({ tryMs: 3_000 }, (cache) => openSandbox(cache, { name: 'macos' }));
  after(() => {
    process.env.PATH = before;
    bench.close();
  });

  it('starts a server in a folder of its own, limited, and removes that folder', async () => {
    const marker = `marker-${randomUUID()}`;
    const outcome = await bench.launch('ok', marker);
    assert.ok('listing' in outcome && outcome.listing.tools.length === 3, JSON.stringify(outcome));
    assert.deepEqual(processesWith(marker), []);
    const words = readFileSync(log, 'utf8');
    assert.match(words, /ulimit -n 4096 && ulimit -f 524288 && ulimit -t 60 && ulimit -c 0 && exec "\$@"/);
    const temporary = /^TEMPORARY=(.+)$/m.exec(words)?.[1] ?? '';
    assert.match(temporary, /toolrisk-/);
    assert.ok(!existsSync(temporary));
  });
  it('ends a server that stays silent', async () => {
    const marker = `marker-${randomUUID()}`;
    const outcome = await bench.launch('silent', marker);
    assert.ok('failure' in outcome && outcome.failure.reason === 'timeout');
    assert.deepEqual(processesWith(marker), []);
  });
  it('says what it is in the record', () => assert.equal(macos(folder).name, 'macos'));
});
