import { PackageNames, type Resemblance, scopeOf, saysLittle, withoutScope } from './resemblance.ts';

/** A server of a catalogue, by what starts it (`npm:@scope/name`); empty where nothing could. */
export interface ListedServer {
  id: string;
  name: string;
  start: string;
}

/** Another server that this one may be mistaken for, or that may be mistaken for this one. */
export interface ResemblingServer {
  id: string;
  name: string;
  way: Resemblance['way'];
  /** Whether this server has the scope that the other one lacks; absent where neither lacks one. */
  scoped?: boolean;
}

/**
 * Which servers of a catalogue resemble which, by id; the others are not in it. A scope that is missing counts only where
 * it names the product (`@notionhq/notion-mcp-server`): else both are somebody's server for a product of somebody else.
 */
export function resemblingServers(servers: Iterable<ListedServer>): Map<string, ResemblingServer[]> {
  const found = new Map<string, ResemblingServer[]>();
  const listed = [...servers].map((server) => ({ ...server, ...packageOf(server.start) }));
  for (const [, group] of Map.groupBy(listed, ({ registry }) => registry)) {
    const byName = new Map(group.map((server) => [server.package, server]));
    const names = new PackageNames(byName.keys());
    for (const { id, package: own } of group) {
      const others = names
        .resembling(own)
        .filter(({ name, way }) => way !== 'scope-missing' || namesProduct(own, name))
        .map(({ name, way }): ResemblingServer => {
          const other = byName.get(name) as ListedServer;
          return {
            id: other.id,
            name: other.name,
            way,
            ...(way === 'scope-missing' && { scoped: scopeOf(own) !== '' }),
          };
        });
      if (others.length > 0) found.set(id, others);
    }
  }
  return found;
}

/** The package that such a name of a start is of; a start that is no package has names of its own. */
export function packageOf(start: string): { registry: string; package: string } {
  const [, registry = '', name = ''] = /^(npm|pypi):(.+)$/su.exec(start) ?? [];
  return { registry, package: name };
}

/** Whether the scope that one of the two lacks is that of what the other one's name is about. */
function namesProduct(a: string, b: string): boolean {
  const [scope, bare] = scopeOf(a) === '' ? [scopeOf(b), a] : [scopeOf(a), b];
  const owner = scope.replace(/[^a-z0-9]/g, '');
  return withoutScope(bare)
    .split(/[^a-z0-9]+/)
    .some((word) => word.length > 3 && !saysLittle(word) && (owner.includes(word) || (owner.length > 3 && word.includes(owner)))); // prettier-ignore
}
