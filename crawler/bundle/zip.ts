import { inflateRawSync } from 'node:zlib';

export interface ZipLimits {
  /** Entries of the archive, wanted or not. */
  entries: number;
  /** Unpacked bytes of what is wanted. */
  bytes: number;
}

/** An archive that is not read: says why. */
export class ZipFault extends Error {
  override name = 'ZipFault';
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const LINK = 0o120000;

/**
 * The wanted files of a zip archive by path. Reads the central directory only, in memory; refuses paths that lead out,
 * links are left out, and what unpacks to more than it says or than the limits allow ends the reading.
 */
export function readZip(archive: Buffer, wanted: (path: string) => boolean, limits: ZipLimits): Map<string, Buffer> {
  const { at: start, count } = directory(archive);
  if (count > limits.entries) throw new ZipFault(`the bundle has more than ${limits.entries} files`);
  const files = new Map<string, Buffer>();
  let left = limits.bytes;
  let at = start;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== CENTRAL)
      throw new ZipFault('the directory of the bundle is damaged');
    const nameLength = archive.readUInt16LE(at + 28);
    const path = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const entry = {
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      local: archive.readUInt32LE(at + 42),
    };
    const mode = (archive.readUInt32LE(at + 38) >>> 16) & 0o170000;
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    if (!isSafe(path)) throw new ZipFault(`the bundle has a path that leads out: ${JSON.stringify(path.slice(0, 80))}`);
    if (path.endsWith('/') || mode === LINK || !wanted(path)) continue;
    if (entry.size > left) throw new ZipFault(`the bundle unpacks to more than ${limits.bytes / 1024 / 1024} MiB`);
    const content = unpack(archive, entry);
    left -= content.length;
    files.set(path, content);
  }
  return files;
}

const isSafe = (path: string): boolean =>
  path !== '' && path.length < 1_000 && !/[\\\0]|^\/|^[A-Za-z]:/.test(path) && !path.split('/').includes('..');

function directory(archive: Buffer): { at: number; count: number } {
  const lowest = Math.max(0, archive.length - 22 - 0xffff);
  for (let at = archive.length - 22; at >= lowest; at -= 1)
    if (archive.readUInt32LE(at) === END)
      return { at: archive.readUInt32LE(at + 16), count: archive.readUInt16LE(at + 10) };
  throw new ZipFault('the bundle is no zip archive');
}

function unpack(archive: Buffer, entry: { method: number; packed: number; size: number; local: number }): Buffer {
  const { method, packed, size, local } = entry;
  if (local + 30 > archive.length || archive.readUInt32LE(local) !== LOCAL)
    throw new ZipFault('a file of the bundle is damaged');
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const bytes = archive.subarray(from, from + packed);
  if (method === 0 && packed === size) return bytes;
  try {
    if (method === 8) return inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new ZipFault('a file of the bundle does not unpack to the size that it states');
  }
  throw new ZipFault(`a file of the bundle is packed in a way (${method}) that is not read`);
}
