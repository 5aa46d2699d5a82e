#!/usr/bin/env node
'use strict';
// Stands in for podman where no real one can run: the few commands that the crawler uses, on bubblewrap. It refuses
// options that it does not know, and a `run` that leaves out any of the limits. State is in FAKE_PODMAN.
const { spawn, spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { gunzipSync } = require('node:zlib');

const STATE = process.env.FAKE_PODMAN;
const fail = (words, status = 125) => {
  process.stderr.write(`Error: ${words}\n`);
  process.exit(status);
};
const fileOf = (kind, name) => path.join(STATE, `${kind}-${encodeURIComponent(name)}`);
const readImage = (name) => {
  try {
    return JSON.parse(fs.readFileSync(fileOf('image', name), 'utf8'));
  } catch {
    return undefined;
  }
};
const writeImage = (image, names) => {
  for (const name of names) fs.writeFileSync(fileOf('image', name), JSON.stringify(image));
};
const unpack = (root, archives) => {
  fs.mkdirSync(root, { recursive: true });
  for (const archive of archives) {
    const input = archive[0] === 0x1f ? gunzipSync(archive) : archive;
    spawnSync('tar', ['-x', '-C', root], { input });
  }
};

/** Options with a value that `run` must be given, and what it must be; true: anything. */
const REQUIRED = {
  '--network': 'none',
  '--cap-drop': 'ALL',
  '--log-driver': 'none',
  '--pids-limit': true,
  '--memory': true,
  '--memory-swap': true,
  '--user': /^[1-9]\d*:[1-9]\d*$/,
};
const SWITCHES = [
  '--interactive',
  '--read-only',
  '--pull=never',
  '--no-healthcheck',
  '--http-proxy=false',
  '--env-host=false',
  '--no-hosts',
  '--read-only-tmpfs=false',
];
const VALUES = [
  '--name',
  '--label',
  '--hostname',
  '--security-opt',
  '--ulimit',
  '--shm-size',
  '--tmpfs',
  '--mount',
  '--env',
  '--workdir',
];

const COMMANDS = {
  version: () => process.stdout.write('podman for tests\n'),
  import([from, name]) {
    if (from !== '-') fail('only standard input can be imported');
    const root = path.join(STATE, `root-${process.pid}`);
    unpack(root, [fs.readFileSync(0)]);
    writeImage({ Id: `id-${process.pid}`, root, Size: 1, Config: {} }, [name]);
  },
  image([verb, ...words]) {
    const image = readImage(words.at(-1));
    if (verb !== 'inspect' || !image) fail(`${words.at(-1)}: image not known`);
    process.stdout.write(JSON.stringify([image]));
  },
  rmi([force, name]) {
    if (force !== '--force') fail('rmi wants --force');
    const image = readImage(name);
    if (!image) fail('image not known', 1);
    for (const file of fs.readdirSync(STATE).filter((file) => file.startsWith('image-')))
      if (fs.readFileSync(path.join(STATE, file), 'utf8').includes(`"Id":"${image.Id}"`))
        fs.rmSync(path.join(STATE, file));
  },
  async pull([quiet, reference]) {
    if (quiet !== '--quiet') fail('pull wants --quiet');
    const match = /^([^/]+)\/(.+?)(?:@(sha256:[0-9a-f]{64})|:([\w.-]+))$/.exec(reference);
    if (!match) fail(`${reference}: no tag and no digest`);
    const [, host, name, digest, tag] = match;
    const blob = (what) => get(`http://${host}/v2/${name}/${what}`);
    const text = await blob(`manifests/${digest ?? tag}`);
    const found = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    if (digest !== undefined && digest !== found) fail('the manifest is not the one that the digest names');
    const manifest = JSON.parse(text);
    const config = JSON.parse(await blob(`blobs/${manifest.config.digest}`));
    const root = path.join(STATE, `root-${process.pid}`);
    unpack(root, await Promise.all(manifest.layers.map((layer) => blob(`blobs/${layer.digest}`))));
    const Size = Number(spawnSync('du', ['-sb', root], { encoding: 'utf8' }).stdout.split('\t')[0]);
    const Id = manifest.config.digest.slice(7);
    const image = { Id, root, Size, RepoDigests: [`${host}/${name}@${found}`], Config: config.config };
    writeImage(image, [reference, Id]);
    process.stdout.write(`${Id}\n`);
  },
  run(words) {
    const given = new Map();
    let at = 0;
    for (; words[at]?.startsWith('-'); at += 1) {
      if (words[at] === '--rm' || SWITCHES.includes(words[at])) given.set(words[at], []);
      else if (VALUES.includes(words[at]) || words[at] in REQUIRED)
        given.set(words[at], [...(given.get(words[at]) ?? []), words[++at]]);
      else fail(`unknown flag: ${words[at]}`);
    }
    for (const flag of SWITCHES) if (!given.has(flag)) fail(`run without ${flag}`);
    for (const [flag, wanted] of Object.entries(REQUIRED)) {
      const [value = ''] = given.get(flag) ?? [];
      if (wanted === true ? value === '' : wanted instanceof RegExp ? !wanted.test(value) : value !== wanted)
        fail(`run without ${flag} ${wanted}`);
    }
    if (!given.get('--security-opt')?.includes('no-new-privileges')) fail('run without no-new-privileges');
    contain(words[at], words.slice(at + 1), given);
  },
  rm(words) {
    const file = fileOf('container', words.at(-1));
    if (!words.includes('--force')) fail('rm wants --force');
    if (!fs.existsSync(file)) return;
    for (const pid of descendants(fs.readFileSync(file, 'utf8')))
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // ended by itself
      }
    discard(words.at(-1));
  },
};

/** A process and what it started; the first child of bwrap is init of the namespace, with which all others end. */
function descendants(pid) {
  let children = '';
  try {
    children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  } catch {
    // ended by itself
  }
  return [Number(pid), ...children.trim().split(' ').filter(Boolean).flatMap(descendants)];
}

function discard(container) {
  for (const file of [fileOf('container', container), path.join(STATE, `root-of-${container}`)])
    fs.rmSync(file, { recursive: true, force: true });
}

/** Runs a command in a copy of an image, in namespaces of its own; the client's death does not end it. */
function contain(name, command, given) {
  const image = readImage(name) ?? fail(`${name}: image not known`);
  const [container] = given.get('--name');
  const root = path.join(STATE, `root-of-${container}`);
  fs.cpSync(image.root, root, { recursive: true, verbatimSymlinks: true });
  // as a control group of version 2 shows it; nothing here enforces it
  fs.mkdirSync(path.join(root, 'sys/fs/cgroup'), { recursive: true });
  fs.writeFileSync(path.join(root, 'sys/fs/cgroup/memory.max'), given.get('--memory')[0]);
  const [uid, gid] = given.get('--user')[0].split(':');
  const { Env = [], Entrypoint = [], Cmd = [], WorkingDir = '/' } = image.Config;
  const environment = [...Env, 'container=podman', 'HOSTNAME=sandbox', ...(given.get('--env') ?? [])];
  const shown = (given.get('--mount') ?? []).map((mount) => /^type=bind,source=(.*),target=(.*),readonly$/.exec(mount));
  if (shown.includes(null)) fail('a mount that is not read-only');
  const folders = [
    ...shown.map(([, source, target]) => ({ target, words: ['--ro-bind', source, target] })),
    ...(given.get('--tmpfs') ?? []).map((text) => {
      const [, target, size] =
        /^([^:]+):rw,exec,nosuid,nodev,size=(\d+),mode=1777,notmpcopyup$/.exec(text) ?? fail(`tmpfs ${text}`);
      return { target, words: ['--size', size, '--tmpfs', target] };
    }),
  ].sort((one, other) => (one.target < other.target ? -1 : 1));
  const limits = (given.get('--ulimit') ?? []).map((limit) => `--${limit}`);
  const confined = [
    ...[
      '--unshare-all',
      '--unshare-user',
      '--uid',
      uid,
      '--gid',
      gid,
      '--disable-userns',
      '--new-session',
      '--clearenv',
    ],
    ...[
      '--hostname',
      given.get('--hostname')[0],
      '--bind',
      root,
      '/',
      '--proc',
      '/proc',
      '--ro-bind',
      '/proc/sys',
      '/proc/sys',
      '--dev',
      '/dev',
    ],
    ...folders.flatMap(({ words }) => words),
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--cap-drop', 'ALL'],
    ...environment.flatMap((pair) => ['--setenv', pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)]),
    ...['--chdir', given.get('--workdir')?.[0] ?? (WorkingDir || '/'), '--'],
    ...(command.length > 0 ? [...Entrypoint, ...command] : [...Entrypoint, ...Cmd]),
  ];
  const child = spawn('prlimit', [...limits, '--', 'bwrap', ...confined], { stdio: 'inherit', detached: true });
  fs.writeFileSync(fileOf('container', container), String(child.pid));
  child.once('exit', (code, signal) => {
    discard(container);
    process.exit(signal === null ? code : 137);
  });
}

function get(url) {
  return new Promise((resolve) =>
    http
      .get(url, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          response.statusCode === 200 ? resolve(Buffer.concat(parts)) : fail(`${url}: manifest unknown`),
        );
      })
      .on('error', (error) => fail(`pinging container registry: ${error.code}`)),
  );
}

const [, , command, ...words] = process.argv;
void (COMMANDS[command] ?? (() => fail(`unrecognized command ${command}`)))(words);
