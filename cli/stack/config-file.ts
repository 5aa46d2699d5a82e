import { readFileSync, statSync } from 'node:fs';
import { LARGEST_CONFIG, parseClientConfig, type ClientConfig } from '../../classifier/stack/index.ts';
import { UsageError } from '../errors.ts';

/** The servers of a client’s configuration, `-` for standard input. Throws where the text holds none. */
export function readConfigFile(path: string): ClientConfig {
  const config = parseClientConfig(decoded(path, path === '-' ? readFileSync(0) : readBytes(path)));
  const [first] = config.problems;
  if (config.servers.length === 0 && first)
    throw new Error(`${path}, line ${first.line}: ${first.problem}. ${first.remedy}`);
  return config;
}

/** The text of a file in UTF-8, or in UTF-16 with its mark, as some editors and shells write it. */
function decoded(path: string, bytes: Uint8Array): string {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${path}, line 1: the text is not in UTF-8. Save it in UTF-8.`);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_CONFIG)
      throw new Error(
        `${path}: the file has ${size.toLocaleString('en')} bytes; no configuration of a client has more than 2 MB. Name the configuration of an MCP client.`,
      );
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new UsageError(
        `${path}: there is no such file. Name the configuration of an MCP client, or - for standard input.`,
      );
    if (code === 'EISDIR') throw new UsageError(`${path}: this is a folder. Name a file in it.`);
    throw error;
  }
}
