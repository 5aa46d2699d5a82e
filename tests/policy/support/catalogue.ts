import { serverPolicy, type Policy, type Posture } from '../../../classifier/policy/index.ts';
import { openStore } from '../../../data/store/index.ts';

const store = openStore();
/** Every verdict of the committed catalogue with the tools that it judges. */
export const catalogueServers = [...store.verdicts.records()].flatMap((verdict) => {
  const snapshot = store.snapshots.read(verdict.server);
  return snapshot ? [{ verdict, tools: snapshot.tools }] : [];
});

/** The policy of every server of the committed catalogue, each under its own id. */
export const cataloguePolicies = (posture: Posture): Policy[] =>
  catalogueServers.map(({ verdict, tools }) => serverPolicy(verdict, tools, posture));
