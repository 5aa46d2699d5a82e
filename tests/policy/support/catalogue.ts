import { serverPolicy, type Policy, type Posture } from '../../../classifier/policy/index.ts';
import { openStore } from '../../../data/store/index.ts';

const store = openStore();
const servers = [...store.verdicts.records()].flatMap((verdict) => {
  const snapshot = store.snapshots.read(verdict.server);
  return snapshot ? [{ verdict, tools: snapshot.tools }] : [];
});

/** The policy of every server of the committed catalogue, each under its own id. */
export const cataloguePolicies = (posture: Posture): Policy[] =>
  servers.map(({ verdict, tools }) => serverPolicy(verdict, tools, posture));
