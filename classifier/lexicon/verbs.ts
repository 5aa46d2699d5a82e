import { interned } from '../text/interned.ts';
import { FIELDS } from './fields/index.ts';
import { OBJECTS } from './objects.ts';
import type { Sense } from './senses.ts';
import { OBJECT_SENSES } from './verb-objects.ts';

export interface VerbEntry {
  verb: string;
  /** Where no object says otherwise. */
  sense: Sense;
  /** The verb alone decides little: a clearer one in the description wins. */
  weak: boolean;
  /** Singular noun → sense of the verb with that object. */
  objects: Map<string, Sense> | undefined;
}

/** Base forms by what they usually mean. `~` marks a verb that decides little alone. */
const BY_SENSE: readonly (readonly [Sense, string])[] = [
  ['vague', '~thank ~enter ~balance ~spin ~carry ~phase ~hand ~boil ~tick ~cross ~wind ~break ~exercise ~flash ~contain ~conduct ~use ~manage ~handle ~perform ~do ~work ~make ~support ~allow ~interact ~operate ~help ~process ~control ~include ~administer ~maintain ~utilize ~leverage ~orchestrate ~automate ~coordinate'],
  ['read', '~trace ~reveal ~unmask ~provide ~give ~offer get list search find fetch retrieve read show view describe count lookup see know introspect ~assert browse query inspect examine check discover enumerate obtain return returns display peek head tail cat ls grep glob dir tree locate identify detect observe collect gather explore scan scrape stat ping whoami whois dig nslookup traceroute geocode autocomplete suggest recommend tell exists has is available recall recollect audit diagnose ~monitor ~watch ~poll wait await ~track ~download ~load ~open ~select ~request ~ask ~access ~pull ~crawl ~dump ~test ~verify ~probe ~review ~print ~export ~extract sample survey trending ~look ~match ~consume ~receive ~sniff ~learn ~measure ~chat ~discuss ~converse ~consult ~research ~look ~investigate ~cite ~triage ~inspect ~hear ~enrich ~disclose ~recount ~sense ~reexamine'],
  ['compute', 'dryrun dry-run decompile infer deduce derive rephrase calculate compute convert parse validate explain preview summarize summarise analyze analyse compare diff estimate forecast predict classify rank score plan ~think reason reflect sequentialthinking brainstorm lint assess tokenize transcribe simplify reverse roll flip randomize echo hello greet solve interpolate sum multiply divide subtract average buffer centroid bbox distance understand interpret guide advise proofread paraphrase contrast correlate decide triangulate unproject decompress ~translate ~transform ~format ~generate ~render ~draw ~plot ~visualize ~visualise ~encode ~decode ~hash ~simulate ~resolve ~design ~compress ~optimize ~improve ~enhance ~embed ~prepare ~map ~synthesize ~normalize ~sort ~filter ~group ~aggregate ~answer ~scaffold ~pack ~package ~highlight ~debug ~minify ~beautify ~illustrate ~compose ~draft ~construct ~build ~intersect ~union ~split ~chunk ~crop ~redact ~obfuscate ~sanitize ~outline ~decrypt ~encrypt ~stitch ~overlay ~upscale ~transcode ~burn ~wrap ~unwrap ~narrate ~dub ~regenerate ~evaluate rerank ~distill ~distil ~reconstruct ~anonymize recognize ~prove ~criticize alphabetize ~winnow ~improvise ~invent ~fake ~juxtapose reevaluate reconvert retranslate restate reinterpret reconsider ~vocalize'],
  ['capture', 'screenshot snapshot screencap ~capture ~photograph'],
  ['session', 'connect disconnect logout login signin signout ~authenticate'],
  ['refresh', 'reconnect reauthenticate reauthorize ~refresh'],
  ['create', '~prescribe memorise create ~setup ~produce ~record ~attach ~submit ~report ~post add insert new append mkdir touch upsert clone fork remember memorize provision enroll upvote downvote ~write ~register ~define ~attach ~upload ~import ~duplicate ~copy ~link ~init ~initialize ~initialise ~bootstrap ~allocate ~store ~commit ~push ~put ~index ~ingest ~associate ~seed ~backfill ~like ~bookmark ~favorite ~favourite ~follow ~star ~file ~note ~stage ~branch ~tag ~label ~annotate ~mark ~rate ~join ~bind ~cache ~accept ~claim ~flag ~vote ~pin ~subscribe ~learn ~log ~contribute ~teach ~relate ~enrol ~checkpoint ~journal ~jot ~prepend ~hydrate ~vectorize ~materialize ~materialise ~affix ~imprint ~superimpose'],
  ['update', 'countersign ~unseal ~admit ~discharge ~arm ~expire ~revise ~tweak ~reconfigure ~reinstate ~relocate ~prolong ~shorten ~categorize ~throttle ~evolve ~reinforce ~dequeue ~ack ~nack ~recycle ~consolidate ~defragment ~steal ~seize ~style ~advance ~flatten ~strengthen ~repair opt-out opt-in ~opt relist retract ~contest ~reclaim ~snap ~unskip ~unconfirm ~unresolve ~unapprove ~unsnooze ~unshelve ~undelete ~untrash redefine ~exchange unsplit unmerge ~enable ~distribute unstage ~power ~shut update ~turn ~place ~confirm ~finalize ~finalise ~sign ~silence ~void ~escalate ~triage ~squash ~relabel ~reparent ~rewire ~populate ~remap ~refill ~replenish ~expand ~respond edit modify change set rename move reopen assign reassign unassign increment decrement reschedule ~patch ~alter ~adjust ~configure ~customize ~customise ~toggle ~activate ~switch ~reorder ~resize ~rotate ~merge ~close ~complete ~approve ~reject ~transition ~restore ~unarchive ~undo ~redo ~revert ~rollback ~sync ~synchronize ~migrate ~rebase ~bump ~replace ~amend ~extend ~refactor ~fix ~standardize ~indent ~align ~position ~arrange ~unpin ~unstar ~unlike ~unfollow ~promote ~demote ~finish ~end ~tune ~uncomplete ~postpone ~lock ~unlock ~mute ~unmute ~block ~unblock ~reactivate ~upgrade ~downgrade ~stash ~dismiss ~withdraw ~decline ~acknowledge ~checkout ~snooze ~defer ~rearrange ~recolor ~disable ~override ~correct ~adapt ~apply ~reconcile ~mutate ~nest ~ungroup ~swap ~invalidate ~renew ~freeze ~unfreeze ~thaw ~quarantine ~isolate ~remediate ~prioritize ~prioritise ~taint ~reroute ~redirect ~onboard ~offboard ~calibrate ~replicate ~compact ~resync ~trim ~splice ~watermark ~deduplicate ~dedupe ~fund ~retain ~specify ~preserve ~delay ~integrate ~regulate ~moderate ~widen ~decorate ~embellish ~elect ~interconnect ~omit ~segregate ~cleanse ~mandate ~stipulate ~realign ~redistribute ~reassemble ~refurbish ~ratify ~centralize ~decentralize'],
  ['save', 'save persist ~backup'],
  ['replace', 'overwrite ~rewrite ~supplant'],
  ['detach', 'unfavorite unfavourite unretweet ~unwatch ~untrack ~unbook ~unindex ~unhide ~unlist ~unflag ~unmark unbind unlink untag unlabel detach disassociate dissociate unset unregister deregister ~leave ~exclude ~unmap ~unsubscribe ~unpublish'],
  ['archive', 'archive soft-delete softdelete ~trash ~hide ~deactivate ~retire ~deprecate ~abandon ~cancel ~discard'],
  ['comment', 'comment ~reply ~react ~mention'],
  ['delete', 'shred obliterate nuke delete remove purge drop destroy erase wipe truncate uninstall terminate del rm rmdir expunge eliminate deprovision decommission ~prune ~clear ~flush ~empty ~reset ~evict ~teardown ~clean ~cleanup ~pop ~forget ~dispose excise extirpate uproot efface raze ~quash ~sever ~shatter'],
  ['revoke', 'uninvite unshare revoke deauthorize ban kick ~deny ~blacklist ~denylist ~blocklist ~deprive ~depose decertify'],
  ['grant', 'reinvite grant ~authorize ~expose ~permit ~elevate ~share ~invite ~unban ~whitelist ~allowlist impersonate ~entrust accredit ~confer ~endow ~bestow ~license'],
  ['protect', '~protect ~secure'],
  ['disarm', 'unprotect ~bypass ~disarm'],
  ['navigate', 'type unselect uncheck deselect navigate goto scroll hover ~focus ~fill swipe ~back ~forward ~zoom ~visit ~reload ~maximize ~minimize ~blur'],
  ['ui', '~act click tap drag dblclick doubleclick rightclick longpress keypress ~press'],
  ['control', '~jump play ~say ~speak rewind ~pause ~resume ~step ~seek ~skip ~shuffle ~continue ~eject ~unpause'],
  ['start', 'start launch restart reboot trigger spawn relaunch retry rerun resubmit redeliver ~emit rebuild reinstall reimage recompile reindex requeue reprocess rerequest rescan ~boot ~initiate ~begin ~wake ~enqueue ~queue ~dispatch ~fire ~compile ~train ~finetune ~mount ~unmount ~warm ~bundle ~replay ~recrawl ~rehydrate ~bake ~ignite ~repeat ~reproduce ~unleash ~kickstart'],
  ['stop', 'stop halt kill abort shutdown ~suspend ~interrupt ~quit ~exit hibernate ~drain ~disengage ~preempt'],
  ['schedule', 'schedule ~unschedule'],
  ['run', 'run execute exec ~install ~benchmark ~emulate'],
  ['deploy', 'deploy redeploy undeploy rollout failover ~release ~scale ~ship'],
  ['call', 'call invoke ~delegate ~proxy'],
  ['send', 'send announce ~resend ~fax ~inform notify ~dm dial ~email ~message ~broadcast ~phone ~alert ~ring ~remind ~nudge ~warn ~deliver ~transmit ~communicate ~convey ~proclaim ~telegraph'],
  ['publish', 'publish tweet retweet crosspost ~repost'],
  ['pay', 'pay buy sell purchase charge refund trade donate payout unstake ~deposit ~stake ~transfer ~order ~tip ~mint ~borrow ~lend ~redeem ~settle ~bid ~bet ~airdrop ~book ~reserve ~rent ~liquidate ~disburse ~remit ~undelegate ~restake ~repay ~reimburse ~invest ~wager ~gamble ~hire topup top-up ~pledge ~recharge ~bill ~expend ~divest ~bribe'],
  ['device', 'irrigate ~honk ~dim ~brighten ~preheat ~dispense ~brew ~jog ~vibrate ~undock'],
  ['code', 'eval ~inject'],
]; // prettier-ignore

/** The verb by its base form. */
export const VERBS: ReadonlyMap<string, VerbEntry> = build([...BY_SENSE, ...FIELDS.flatMap(({ verbs }) => verbs)]);

/** Nouns that are verbs only where one of their objects is beside them: “wire funds”, “water the plants”. */
export const BOUND: ReadonlyMap<string, VerbEntry> = build([
  [
    'vague',
    FIELDS.flatMap(({ bound }) => bound.trim().split(/\s+/))
      .join(' ~')
      .replace(/^/, '~'),
  ],
]);

for (const verb of BOUND.keys())
  if (VERBS.has(verb)) throw new Error(`The lexicon has ${verb} as a verb and as a noun.`);
for (const [names, nouns, sense] of [...OBJECT_SENSES, ...FIELDS.flatMap(({ objects }) => objects)])
  for (const name of names.split(' ')) {
    const entry = VERBS.get(name) ?? BOUND.get(name);
    if (entry === undefined) throw new Error(`The lexicon gives objects to ${name}, which is no verb of it.`);
    entry.objects ??= new Map();
    for (const group of nouns.split(' '))
      for (const noun of OBJECTS[group] ?? [group]) if (!entry.objects.has(noun)) entry.objects.set(noun, sense);
  }

// “authorise” is “authorize”
for (const map of [VERBS, BOUND] as Map<string, VerbEntry>[])
  for (const [verb, entry] of [...map])
    if (verb.endsWith('ize') && !VERBS.has(inBritain(verb))) map.set(interned(inBritain(verb)), entry);

function inBritain(verb: string): string {
  return verb.replace(/ize$/, 'ise');
}

function build(lists: readonly (readonly [Sense, string])[]): Map<string, VerbEntry> {
  const verbs = new Map<string, VerbEntry>();
  for (const [sense, list] of lists)
    for (const word of list.trim().split(/\s+/)) {
      const weak = word.startsWith('~');
      const verb = interned(weak ? word.slice(1) : word);
      if (!verbs.has(verb)) verbs.set(verb, { verb, sense, weak, objects: undefined });
    }
  return verbs;
}
