import type { HistoryEvent, RawTool, ServerVerdict, Snapshot } from '../schema/index.ts';
import { RISKS } from '../schema/index.ts';
import { canonicalJson, digest } from './canonical.ts';

type Listing = Pick<Snapshot, 'package' | 'provenance' | 'tools'>;

/**
 * What changed from one listing of a server to the next, sorted by tool. Between tiers only names are compared, since
 * a definition read from source is partial. A definition that changed under one package version is a rug pull.
 */
export function compareListings(before: Listing, after: Listing, date: string): HistoryEvent[] {
  const [old, now] = [byName(before.tools), byName(after.tools)];
  const events: HistoryEvent[] = [];
  const [tierBefore, tierAfter] = [before.provenance?.tier, after.provenance?.tier];
  const sameTier = tierBefore === tierAfter;
  if (!sameTier && tierBefore && tierAfter)
    events.push({ event: 'tier-changed', date, before: tierBefore, after: tierAfter });
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [was, is] = [old.get(name), now.get(name)];
    if (was === undefined && is !== undefined)
      events.push({ event: 'tool-added', date, tool: name, definitionDigest: digest(is) });
    else if (was !== undefined && is === undefined)
      events.push({ event: 'tool-removed', date, tool: name, definitionDigest: digest(was) });
    else if (sameTier && was && is && !sameDefinition(was, is))
      events.push(definitionChange(was, is, date, sameVersion(before, after)));
  }
  return events;
}

/** Risks raised and lowered, and effects gained, between two verdicts of one server, sorted by tool. */
export function compareVerdicts(before: ServerVerdict, after: ServerVerdict, date: string): HistoryEvent[] {
  const old = new Map(before.tools.map((tool) => [tool.name, tool]));
  return after.tools
    .flatMap((tool): HistoryEvent[] => {
      const was = old.get(tool.name);
      if (!was) return [];
      const effectsAdded = tool.effects.filter((effect) => !was.effects.includes(effect));
      if (was.risk === tool.risk && effectsAdded.length === 0) return [];
      return [{ event: 'risk-changed', date, tool: tool.name, before: was.risk, after: tool.risk, effectsAdded }];
    })
    .sort((one, other) => ('tool' in one && 'tool' in other && one.tool < other.tool ? -1 : 1));
}

/** Whether an event deserves a warning: changed under the same version, a risk raised, or an effect gained. */
export function isAlarming(event: HistoryEvent): boolean {
  if (event.event === 'definition-changed') return event.sameVersion;
  if (event.event !== 'risk-changed') return false;
  const rank = (risk: string | null) => RISKS.findIndex((name) => name === risk);
  return event.effectsAdded.length > 0 || rank(event.after) > rank(event.before);
}

/**
 * Whether two definitions say the same. Times of day are not compared: some servers put the present moment into a
 * default or an example, and list something else every time.
 */
export function sameDefinition(one: RawTool, other: RawTool): boolean {
  return timeless(one) === timeless(other);
}

function timeless(tool: RawTool): string {
  return canonicalJson(tool).replaceAll(
    /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g,
    'time',
  );
}

/** Earlier events followed by those of the later ones that are not among them: adding twice changes nothing. */
export function appendEvents(earlier: readonly HistoryEvent[], later: readonly HistoryEvent[]): HistoryEvent[] {
  const known = new Set(earlier.map(canonicalJson));
  return [...earlier, ...later.filter((event) => !known.has(canonicalJson(event)))];
}

function definitionChange(was: RawTool, is: RawTool, date: string, same: boolean): HistoryEvent {
  const [before, after] = [parameterNames(was.inputSchema), parameterNames(is.inputSchema)];
  return {
    event: 'definition-changed',
    date,
    tool: is.name,
    before: digest(was),
    after: digest(is),
    parametersAdded: [...after.difference(before)].sort(),
    parametersRemoved: [...before.difference(after)].sort(),
    descriptionChanged: was.description !== is.description,
    sameVersion: same,
  };
}

function sameVersion(before: Listing, after: Listing): boolean {
  return before.package !== undefined && before.package.version === after.package?.version;
}

/** A server that lists one name twice is compared by the first of them. */
function byName(tools: readonly RawTool[]): Map<string, RawTool> {
  const map = new Map<string, RawTool>();
  for (const tool of tools) if (!map.has(tool.name)) map.set(tool.name, tool);
  return map;
}

/** Names of parameters, those of nested objects with their path: `filter.labels`. */
function parameterNames(schema: unknown, prefix = '', depth = 0): Set<string> {
  const names = new Set<string>();
  const properties: unknown = Object(schema).properties;
  if (typeof properties !== 'object' || properties === null || depth > 8) return names;
  for (const [name, child] of Object.entries(properties)) {
    names.add(prefix + name);
    for (const inner of [child, Object(child).items])
      for (const nested of parameterNames(inner, `${prefix}${name}.`, depth + 1)) names.add(nested);
  }
  return names;
}
