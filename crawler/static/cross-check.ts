import type { RawTool, SnapshotFlag } from '../../data/schema/index.ts';

export interface CrossCheck {
  /** Listed live, not in the source: made at run time, or fetched. */
  notInSource: string[];
  /** In the source, not listed live: held back until a key, a setting or an argument asks for it. */
  notLive: string[];
}

/** Compares a live listing with what the source of the same version says. */
export function crossCheck(live: readonly RawTool[], source: readonly RawTool[]): CrossCheck {
  const names = (tools: readonly RawTool[]) => new Set(tools.map(({ name }) => name));
  const [liveNames, sourceNames] = [names(live), names(source)];
  return {
    notInSource: [...liveNames.difference(sourceNames)].sort(),
    notLive: [...sourceNames.difference(liveNames)].sort(),
  };
}

/** The disagreement as flags of the snapshot; none where the source could not be read at all. */
export function mismatchFlags(live: readonly RawTool[], source: readonly RawTool[]): SnapshotFlag[] {
  if (source.length === 0) return [];
  const { notInSource, notLive } = crossCheck(live, source);
  return [
    ...notInSource.map((tool): SnapshotFlag => ({
      code: 'static-mismatch',
      tool,
      detail: 'listed live, not in the source',
    })),
    ...notLive.map((tool): SnapshotFlag => ({
      code: 'static-mismatch',
      tool,
      detail: 'in the source, not listed live',
    })),
  ];
}
