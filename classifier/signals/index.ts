import { affectsEverything } from './affects-everything.ts';
import { callsChosenAddress } from './calls-chosen-address.ts';
import { callsTools } from './calls-tools.ts';
import { changesOnRequest } from './changes-on-request.ts';
import { changesRecords } from './changes-records.ts';
import { declaresReadOnly } from './declares-read-only.ts';
import { deletes } from './deletes.ts';
import { describesInformation } from './describes-information.ts';
import { drivesInterface } from './drives-interface.ts';
import { grantsAccess } from './grants-access.ts';
import { instructsAgent } from './instructs-agent.ts';
import { learned } from './learned.ts';
import { listsDeletion } from './lists-deletion.ts';
import { loadsSuppliedCode } from './loads-supplied-code.ts';
import { makesThingsHappen } from './makes-things-happen.ts';
import { movesDevices } from './moves-devices.ts';
import { movesMoney } from './moves-money.ts';
import { overwrites } from './overwrites.ts';
import { ownSession } from './own-session.ts';
import { publishes } from './publishes.ts';
import { readsInformation } from './reads-information.ts';
import { reducesAccess } from './reduces-access.ts';
import { replacesContent } from './replaces-content.ts';
import { reroutes } from './reroutes.ts';
import { returnsForeignContent } from './returns-foreign-content.ts';
import { returnsPrivate } from './returns-private.ts';
import { returnsSecrets } from './returns-secrets.ts';
import { routesCommands } from './routes-commands.ts';
import { runsFreeQuery } from './runs-free-query.ts';
import { runsSuppliedCode } from './runs-supplied-code.ts';
import { savesToPath } from './saves-to-path.ts';
import { selectsWithoutBound } from './selects-without-bound.ts';
import { sendsMessage } from './sends-message.ts';
import { sendsRawRequest } from './sends-raw-request.ts';
import { setsVisibility } from './sets-visibility.ts';
import { startsProcess } from './starts-process.ts';
import { subscribesAddress } from './subscribes-address.ts';
import { touchesProduction } from './touches-production.ts';
import { weakensProtection } from './weakens-protection.ts';
import type { Signal } from './signal.ts';

/** Every signal, in the order in which evidence is printed. */
export const SIGNALS: readonly Signal[] = [
  readsInformation,
  changesRecords,
  makesThingsHappen,
  deletes,
  overwrites,
  replacesContent,
  listsDeletion,
  movesMoney,
  runsSuppliedCode,
  instructsAgent,
  loadsSuppliedCode,
  runsFreeQuery,
  startsProcess,
  drivesInterface,
  sendsMessage,
  publishes,
  grantsAccess,
  setsVisibility,
  reducesAccess,
  reroutes,
  weakensProtection,
  callsChosenAddress,
  subscribesAddress,
  returnsPrivate,
  returnsSecrets,
  returnsForeignContent,
  affectsEverything,
  selectsWithoutBound,
  sendsRawRequest,
  callsTools,
  routesCommands,
  movesDevices,
  touchesProduction,
  savesToPath,
  changesOnRequest,
  ownSession,
  describesInformation,
  declaresReadOnly,
  learned,
];
