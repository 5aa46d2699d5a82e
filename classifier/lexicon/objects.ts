const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Groups of nouns, in the singular, by what acting on them comes to. */
export const OBJECTS: Record<string, readonly string[]> = {
  MESSAGE: words(`email mail message sms dm notification whatsapp telegram fax voicemail newsletter broadcast chat
    campaign alert push mms invitation reminder`),
  POST: words('tweet post thread story reel status toot cast article blog video podcast'),
  CALL: words('call phone'),
  ACCESS:
    words(`permission perm role member membership moderator collaborator acl grant privilege firewall  ssh apikey secret
    credential password passphrase iam keypair pat sharing access entitlement inbound ingress egress principal
    rdp winrm vnc sudo sudoer passkey authenticator webauthn yubikey sshkey authorizedkey accesscode passcode keycard htpasswd keytab`),
  ROUTING: words('dns nameserver mx certificate cert'),
  SECRET: words('key apikey secret credential token password passphrase keypair pat privatekey passcode passkey'),
  MACHINE:
    words(`vm instance server machine droplet linode host node cluster container pod service app application dyno function deployment
    environment worker database appliance workload replica stack controller daemon broker vps hypervisor space workspace
    warehouse standby secondary nodepool replicaset
    nas router gateway modem statefulset daemonset helmrelease kustomization allocation`),
  JOB: words(`scheduledtask job build pipeline workflow run task test suite scan crawl batch backup session simulation experiment training process
    action playbook script simulator emulator automation scenario flow dag export import report migration campaign sync
    replication recording trace profiler profiling query server instance bot agent devserver actor execution benchmark`),
  UI: words(`button element dialog key keyboard mouse form page tab browser window input text option dropdown menu field checkbox link
    selector screen cursor alert popup iframe`),
  CODE: words(`code script python javascript typescript js sql command commands shell bash powershell snippet expression program statement r
    cypher notebook cell lua ruby php java go rust wasm cmd terminal macro applescript jxa osascript groovy perl vba repl plsql dml ddl mutation gcode g-code pwsh zsh kotlin swift sparql gremlin mel hscript maxscript gdscript csharp autolisp lisp vex bpy julia jxa scriptblock`),
  PROTECTION:
    words(`backup monitoring monitor logging log lock check protection alarm alert firewall mfa 2fa guard audit retention versioning
    encryption snapshot watchdog safeguard antivirus detection suppression observability
    blocking adblock cloudtrail guardduty flowlog binlog wal pitr failsafe interlock geofence firewalld ufw iptables sysmon auditd bitlocker uac secureboot healthcheck probe paging pager
    waf edr xdr ids ips captcha selinux apparmor defender gatekeeper dlp ratelimit throttling hsts redundancy branchprotection automod moderation detector dnssec 2sv modsecurity crowdsec fail2ban suricata alerting`),
  MONEY:
    words(`payment fund funds money order subscription invoice asset token coin crypto cryptocurrency eth ether btc bitcoin sat sats satoshi sol usdc nft balance amount stock share
    position trade gift credit ticket flight hotel booking reservation cart purchase item transfer transaction
    wallet payout charge refund`),
  DEVICE: words(
    'light lamp lock door thermostat device switch vacuum camera speaker tv heater fan blind plug robot printer car motor valve drone',
  ),
  MACHINERY:
    words(`thermostat sprinkler siren gpio pwm servo motor pump valve conveyor gripper heater boiler oven washer dishwasher dryer fridge kettle lamp bulb led
    curtain awning garage gate doorbell horn vacuum rover drone quadcopter nozzle hotend extruder spindle breaker actuator solenoid coil setpoint hvac aircon humidifier
    dehumidifier purifier fireplace sauna telescope chiller compressor turbine inverter furnace radiator damper winch hoist crane forklift elevator climate charger appliance
    stepper furnace turntable stirrer hotplate shaker autoclave thermocycler thruster rudder sunroof tailgate gimbal cobot wallbox evse syringe outlet
    mower irrigation fountain jacuzzi projector headlight wiper robot washing burner kiln centrifuge incubator pipette sunshade blind relay`),
  OUTPUT:
    words(`report chart diagram image picture plan summary text code query content idea name title suggestion description graph plot svg
    visualization mermaid prompt preview qr qrcode uuid password hash id map html markdown json list outline recommendation url link
    schema sql regex thumbnail template audio music video speech embedding embeddings data sample response answer story essay document
    palette color colour icon logo avatar docs documentation test tests`),
  SELF: words(
    'session connection cache context buffer defaults console history breakpoint watchpoint cwd conversation mode active current',
  ),
};
