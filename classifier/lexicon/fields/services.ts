import type { Field } from '../field.ts';

/** What others rely on: what stands by, what is in force, calls in progress, whose something is. */
export const SERVICES: Field = {
  verbs: [
    ['stop', 'hangup'],
    ['start', '~bgsave'],
    ['access', '~null-route ~nullroute'],
    ['grant', 'masquerade'],
    ['pay', 'garnish'],
    ['update', '~reassociate'],
  ], // prettier-ignore
  bound: 'emergency hold force hang ramp',
  objects: [
    ['promote', 'standby replica slave secondary primary leader canary master', 'deploy'],
    ['demote', 'primary leader master', 'deploy'],
    ['trigger initiate force', 'rollback', 'deploy'],
    ['trigger initiate force perform run start execute', 'failover switchover failback rollout rollforward reboot restart shutdown deployment redeployment cutover', 'deploy'],
    ['ramp', 'rollout traffic up feature', 'deploy'],
    ['push commit load activate apply', 'running-config', 'deploy'],
    ['kill', 'switch', 'deploy'],
    ['enable disable mask unmask', 'daemon systemd', 'deploy'],
    ['disable', 'service unit', 'deploy'],
    ['apply', 'resource', 'deploy'],
    ['approve', 'workflow pipeline job run', 'deploy'],
    ['approve confirm authorize', 'transaction tx invoice bill credit loan', 'pay'],
    ['set update adjust increase decrease modify change raise lower', 'bid cpc cpm', 'pay'],
    ['enable add create configure', 'authmethod', 'grant'],
    ['execute run perform do', 'uiaction', 'ui'],
    ['rollback', 'transport', 'replace'],
    ['control operate command', 'DEVICE MACHINERY device', 'device'],
    ['reserve', 'node machine worker resource port lease', 'update'],
        ['submit provide enter', 'unseal', 'grant'],
    ['end terminate disconnect hold transfer hang park bridge', 'call up', 'deploy'],
    ['kick mute unmute disconnect', 'caller participant attendee', 'deploy'],
    ['transfer', 'domain number', 'access'],
    ['transfer', 'ownership', 'grant'],
    ['void', 'invoice payment order check cheque transaction bill receipt envelope label shipment', 'delete'],
    ['rewind', 'chain head branch history ledger', 'replace'],
    ['flip', 'flag feature switch toggle', 'update'],
    ['enable disable start stop', 'driving mining miner', 'deploy'],
    ['impersonate masquerade', 'browser fingerprint tls chrome', 'compute'],
    ['setup create', 'garnishment levy', 'pay'],
  ], // prettier-ignore
};
