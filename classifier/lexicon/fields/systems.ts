import type { Field } from '../field.ts';

/** What databases, clusters, networks, pipelines and machines do for others, and what attackers do to them. */
export const SYSTEMS: Field = {
  verbs: [
    ['deploy', '~kerberoast ~asreproast ~password-spray ~credential-stuff ~uncordon ~cordon'],
    ['delete', 'mkswap wipefs repartition fdisk'],
    ['update', '~advertise'],
    ['start', '~modprobe ~insmod ~rmmod'],
  ], // prettier-ignore
  bound: 'crash brute logoff rollover cycle',
  objects: [
    // Databases, queues and stores
    ['trim expire', 'stream snapshot partition', 'delete'],
    ['expire', 'key', 'delete'],
    ['kill', 'query transaction backend', 'deploy'],
    ['terminate', 'backend', 'deploy'],
    ['pause resume start stop restart reset skip', 'replication replica slave replicator', 'deploy'],
    ['enable', 'replication', 'deploy'],
    ['disable', 'replication binlog wal pitr journaling archiving', 'disarm'],
    ['suspend resume start stop abort', 'warehouse', 'deploy'],
    ['materialize materialise', 'asset', 'deploy'],
    ['clear retry', 'dag', 'deploy'],
    ['migrate move rebalance split allocate reroute', 'shard slot', 'deploy'],
    ['rollover', 'index alias', 'deploy'],
    // Machines and clusters
    ['crash', 'node server instance service pod host broker kernel', 'deploy'],
    ['taint', 'node', 'deploy'],
    ['freeze unfreeze', 'deployment rollout environment', 'deploy'],
    ['approve reject', 'gate stage promotion', 'deploy'],
    ['bind', 'ACCESS', 'grant'],
    ['unbind', 'ACCESS', 'revoke'],
    ['stop disable pause', 'cloudtrail trail flowlog guardduty sentinel auditd falco ufw iptables', 'disarm'],
    ['edit modify set update', 'sudoer', 'grant'],
    ['set update edit write', 'sysctl', 'deploy'],
    ['logoff', 'user session', 'deploy'],
    [
      'rollout failover switchover failback reboot restart shutdown flush',
      'status history reason count counter info stat statistic state progress',
      'read',
    ],
    ['merge', 'base conflict', 'read'],
    // Networks
    ['shut bounce cycle', 'interface nic switchport uplink poe', 'deploy'],
    ['enable', 'switchport poe', 'deploy'],
    ['clear reset', 'bgp ospf neighbor neighbour peering', 'deploy'],
    ['reload', 'device router switch firewall', 'deploy'],
    ['advertise withdraw', 'prefix route bgp', 'access'],
    ['upsert put', 'ROUTING rrset', 'access'],
    ['append insert', 'firewall iptables nftables', 'grant'],
    // Attacks
    ['brute', 'hash', 'compute'],
    ['brute', 'force', 'deploy'],
    ['attack', 'login password service wifi', 'deploy'],
    ['escalate', 'privilege', 'grant'],
    ['upload', 'webshell', 'code'],
    ['snooze', 'monitor check', 'disarm'],
    // Devices
    ['kill cut', 'motor', 'device'],
    ['update upgrade downgrade install apply', 'firmware', 'deploy'],
    ['turn switch set enable disable toggle', 'outlet pdu psu shutter laser hotplate stirrer gimbal torque headlight', 'device'],
    ['start begin stop abort', 'mission flight acquisition centrifugation titration', 'device'],
    ['start', 'vehicle', 'device'],
    ['activate recall', 'scene', 'device'],
    ['set', 'chargelimit', 'device'],
    ['follow', 'waypoint trajectory', 'device'],
    ['unlock', 'device phone', 'ui'],
  ], // prettier-ignore
};
