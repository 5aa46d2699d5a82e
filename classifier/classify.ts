import type { Overrides, RawTool, ServerVerdict, Snapshot, ToolVerdict } from '../data/schema/index.ts';
import { digest } from '../data/store/canonical.ts';
import { chainsOf } from './chains.ts';
import type { ServerContext } from './definition/types.ts';
import { type ClassifyOptions, type Judgement, judgeTool, judgeTools, withoutAnnotations } from './judge.ts';
import { applyOverride, digestOf } from './overrides.ts';
import { CLASSIFIER_VERSION } from './version.ts';

export { type ClassifyOptions, type Judgement, judgeTool, judgeTools, type PlacedTool } from './judge.ts';

/** The verdict on one tool as it is recorded. */
export function classifyTool(tool: RawTool, context: ServerContext, options: ClassifyOptions = {}): ToolVerdict {
  return recorded(tool, judgeTool(tool, context, options));
}

const recorded = (tool: RawTool, { name, ...judgement }: Judgement): ToolVerdict => ({
  name,
  definitionDigest: digestOf(tool),
  ...judgement,
});

/** What a snapshot tells of the server around its tools. */
export function contextOf(snapshot: Snapshot): ServerContext {
  return {
    server: snapshot.server,
    siblings: snapshot.tools,
    ...(snapshot.provenance?.instructions !== undefined && { instructions: snapshot.provenance.instructions }),
    ...(snapshot.package?.description !== undefined && { description: snapshot.package.description }),
  };
}

/** The verdicts of one server's tools, in the order of its snapshot, with reviewed corrections applied. */
export function classifyServer(
  snapshot: Snapshot,
  { overrides, ignoreAnnotations = false }: ClassifyOptions & { overrides?: Overrides } = {},
): ServerVerdict {
  const context = contextOf(snapshot);
  const judgements = judgeTools(
    snapshot.tools.map((tool) => ({ tool, context })),
    { ignoreAnnotations },
  );
  const tools = snapshot.tools.map((tool, i) =>
    applyOverride(
      recorded(tool, judgements[i] as Judgement),
      overrides,
      ignoreAnnotations ? withoutAnnotations(tool) : tool,
    ),
  );
  return {
    schemaVersion: 1,
    server: snapshot.server,
    snapshotDigest: snapshot.digest,
    inputDigest: inputDigest(snapshot, overrides),
    classifier: { version: CLASSIFIER_VERSION, engine: 'rules' },
    tools,
    chains: chainsOf(tools),
  };
}

/** Of all that a server's verdict is made from; equal digests give equal verdicts. */
export function inputDigest(snapshot: Snapshot, overrides?: Overrides): `sha256-${string}` {
  return digest([
    CLASSIFIER_VERSION,
    snapshot.server,
    snapshot.digest,
    snapshot.provenance?.instructions ?? null,
    snapshot.package?.description ?? null,
    overrides?.overrides ?? null,
  ]) as `sha256-${string}`;
}
