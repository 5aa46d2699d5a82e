import { readFileSync, statSync } from 'node:fs';
import { LARGEST_CONFIG, parseClientConfig, type ClientConfig } from '../../classifier/stack/index.ts';
import { UsageError } from '../errors.ts';

/** The servers of a client’s configuration, `-` for standard input. Throws where the text holds none. */
export function readConfigFile(path: string): ClientConfig {
  const config = parseClientConfig(path === '-' ? readFileSync(0, 'utf8') : readText(path));
  const [first] = config.problems;
  if (config.servers.length === 0 && first)
    throw new Error(`${path}, line ${first.line}: ${first.problem}. ${first.remedy}`);
  return config;
}

function readText(path: string): string {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_CONFIG)
      throw new Error(
        `${path}: the file has ${size.toLocaleString('en')} bytes; no configuration of a client has more than 2 MB. Name the configuration of an MCP client.`,
      );
    return readFileSync(path, 'utf8');
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
