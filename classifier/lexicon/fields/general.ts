import type { Field } from '../field.ts';

/** Verbs of every field: looking, working out, making, changing, ending. */
export const GENERAL: Field = {
  verbs: [
    ['vague', '~facilitate ~streamline ~accelerate ~empower ~accomplish ~tackle'],
    ['read', `ps netstat lsof dmesg journalctl ifconfig ascertain pinpoint uncover unearth discern glean peruse skim inquire enquire reread dereference tabulate itemize itemise geolocate
 ~determine ~scout ~interrogate ~listen ~collate ~showcase ~elicit ~sift ~scrutinize ~dissect ~refetch ~eavesdrop ~demonstrate`],
    ['compute', `~weigh ~straighten ~modernize ~pronounce ~manipulate approximate extrapolate disambiguate differentiate characterize characterise theorize hypothesize hypothesise speculate postulate ideate contemplate ponder deliberate
 discretize factorize factorise transliterate romanize lemmatize conjugate pluralize singularize slugify stringify serialize deserialize
 prettify uglify transpile disassemble deobfuscate demangle symbolicate typeset permute interleave concatenate concat recompute recalculate denoise upsample downsample resample
 rasterize pixelate colorize colourise stylize stylise abridge recap reword elaborate depict envision concoct disprove refute falsify rationalize spellcheck typecheck tessellate
 pretty-print dedent unescape ~capitalize ~uppercase ~lowercase ~titlecase ~condense ~critique ~tally ~escape ~invert ~imagine ~justify ~quantize ~quantise
 ~devise ~formulate ~choose ~pick ~craft ~refine ~polish ~smooth ~reshape ~unpivot ~sharpen ~morph ~tint ~retouch ~inpaint ~outpaint ~expound ~propose ~clarify ~elucidate 
 ~negotiate ~unpack ~unzip ~untar ~tailor ~personalize ~personalise ~unroll ~assemble`],
    ['create', 'cp ~lodge ~recruit instantiate inscribe prefill pre-fill stockpile ~establish ~introduce ~fabricate ~manufacture ~accumulate ~amass ~nominate ~declare ~sow ~enlist ~incorporate ~scribble ~reimport'],
    ['update', `~organize ~organise mv ~modernise rework ~extrude retitle reclassify recategorize recategorise recolour reformat reorganize reorganise restructure renumber reposition reprioritize reprioritise rescale retag reattach reapply regroup rejoin replan restack
 reweight revamp remaster rearm overhaul augment soften intensify lengthen enlarge shrink unify harmonize harmonise localize localise supersede designate earmark allot apportion
 ~increase ~decrease ~reduce ~raise ~lower ~diminish ~restrict ~constrain ~relax ~tighten ~loosen ~adopt ~substitute ~supplement ~stabilize ~mitigate ~mend ~remedy ~rectify ~recover ~salvage
 ~separate ~transpose ~vary ~shift ~tidy ~declutter ~untie ~disqualify ~exempt ~impose ~enforce ~collapse ~unfold ~vacate ~regain ~readjust ~repurpose ~shelve ~rebind`],
    ['detach', 'unsave unmatch'],
    ['archive', '~sunset ~delist ~discontinue ~tombstone'],
    ['delete', `mkfs ~relinquish annihilate eradicate demolish dismantle vaporize vaporise zeroize zeroise zerofill nullify deallocate exterminate extinguish self-destruct selfdestruct destruct hard-delete harddelete bulldoze unenroll unenrol
 jettison hard-reset hardreset factory-reset garbage-collect unprovision ~abolish ~rescind ~repeal ~expel ~oust ~dissolve ~disband ~reinitialize ~reinitialise`],
  ], // prettier-ignore
  bound: `implement name pad free scrub scrap strip reap cull weed gut zero limit cap combine blend mix cluster segment
    partition slice surface present profile interview fingerprint grayscale debate judge document catalog catalogue
    mask paint attribute ration`,
  objects: [
    ['enter exit leave', 'mode', 'session'],
    ['set clear reset switch', 'SELF default defaults cwd', 'session'],
    ['close', 'connection session', 'session'],
    ['open', 'url page website app application', 'navigate'],
    ['scrub reap cull weed gut', 'database disk data record row file process session job connection entry message user node member', 'delete'],
    ['scrap', 'project order inventory stock draft plan', 'delete'],
    ['strip', 'role permission access privilege', 'revoke'],
    ['scrub strip', 'metadata exif pii html tag ansi whitespace', 'compute'],
    ['zero', 'disk drive file memory partition sector', 'delete'],
    ['limit cap', 'rate budget spend usage quota cpu memory bandwidth connection', 'update'],
    ['limit', 'access permission', 'revoke'],
    ['combine blend mix', 'image list array audio video color colour pdf file result dataset', 'compute'],
    ['cluster', 'point embedding document row text data', 'compute'],
    ['segment', 'image text customer user audience word', 'compute'],
    ['partition slice', 'array list data dataset text string audio', 'compute'],
    ['surface', 'issue insight risk pattern problem trend', 'read'],
    ['present', 'result option data finding summary', 'compute'],
    ['profile', 'data dataset column table query function code csv dataframe', 'read'],
    ['interview', 'user', 'read'],
    ['fingerprint', 'host service device image audio browser technology file', 'compute'],
    ['grayscale', 'image photo', 'compute'],
    ['debate judge', 'topic claim answer argument question response', 'compute'],
    ['document', 'code function api class decision finding', 'create'],
    ['catalog catalogue', 'item book asset data', 'create'],
    ['mask', 'pii text string data secret', 'compute'],
    ['paint', 'texture mesh vertex tile canvas pixel terrain wall', 'update'],
    ['reduce increase', 'hallucination noise token cost context latency', 'compute'],
    ['recover', 'password account secret seed key wallet mnemonic', 'access'],
    ['recover', 'database backup snapshot', 'replace'],
    ['propose', 'change transaction time meeting amendment edit motion', 'create'],
    ['unzip untar unpack', 'file archive folder into to', 'create'],
    ['establish', 'connection session link', 'session'],
    ['expel oust', 'member user student participant player guest', 'revoke'],
    ['restrict', 'access permission user member account', 'revoke'],
    ['apply', 'jq jsonpath jmespath xpath', 'compute'],
    ['relax loosen', 'policy restriction permission rule limit firewall acl', 'disarm'],
    ['exempt', 'user host account device', 'disarm'],
    ['enforce', 'mfa policy password 2fa encryption', 'protect'],
    ['reformat', 'disk drive partition volume sd card', 'delete'],
    ['reformat', 'code text file document string', 'compute'],
    ['separate', 'audio vocal stem source', 'compute'],
    ['introduce', 'yourself self', 'compute'],
    ['extrude', 'filament plastic material', 'device'],
    ['craft', 'item tool weapon armor armour block', 'control'],
    ['weigh', 'parcel package shipment', 'create'],
    ['relinquish', 'lock lease claim', 'update'],
    ['perform do execute initiate trigger', 'factoryreset wipe purge erasure', 'delete'],
    ['initiate trigger start request schedule queue', 'deletion removal', 'delete'],
    ['initiate trigger perform request', 'revocation', 'revoke'],
    ['request', 'deletion erasure', 'delete'],
    ['free', 'ip address', 'delete'],
    ['free', 'memory ram gpu vram', 'update'],
    ['implement', 'feature fix task spec', 'create'],
    ['pad', 'image text string array', 'compute'],
    ['name', 'thread conversation file layer', 'update'],
    ['open', 'account case dispute claim', 'create'],
    ['disconnect', 'integration account store bank provider datasource', 'detach'],
    ['disconnect', 'user player member', 'revoke'],
    ['charge', 'density distribution', 'read'],
    ['drop', 'rate', 'read'],
    ['rate', 'limit', 'read'],
  ], // prettier-ignore
};
