import type { Launch } from '../../data/schema/index.ts';
import type { Start } from './start.ts';

/** One name for what a configuration starts and what the catalogue lists: equal names are the same server. */
export function keyOfStart(start: Start): string | undefined {
  switch (start.kind) {
    case 'npm':
      return `npm:${start.package.toLowerCase()}`;
    case 'pypi':
      return `pypi:${start.package.toLowerCase().replace(/[-_.]+/g, '-')}`;
    case 'oci':
      return `oci:${image(start.image)}`;
    case 'remote':
      return `remote:${start.host.toLowerCase()}${start.path}`;
    case 'command':
      return undefined;
  }
}

/** The same name for an entry of the index; undefined where no configuration could be recognized. */
export function keyOfLaunch(launch: Launch): string | undefined {
  switch (launch.kind) {
    case 'npm':
    case 'pypi':
      return keyOfStart({ kind: launch.kind, package: launch.package });
    case 'oci':
      return keyOfStart({ kind: 'oci', image: launch.package.replace(/@.*$/, '').replace(/:[^:/]+$/, '') });
    case 'remote': {
      const { host, pathname } = new URL(launch.url);
      return keyOfStart({ kind: 'remote', host, path: pathname.replace(/\/+$/, '') });
    }
    default:
      return undefined;
  }
}

const image = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:docker\.io|index\.docker\.io)\//, '')
    .replace(/^library\//, '');
