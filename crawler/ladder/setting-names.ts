/** Settings of the runtime and of logging: giving them a made-up value breaks servers that would start. */
const NOT_A_SETTING =
  /^(?:NODE_|NPM_|ERR_|E[A-Z]{4,}$|LOG|DEBUG|PATH$|HOME$|TMP|TEMP|CI$|TERM|NO_COLOR|FORCE_COLOR|(?:HTTPS?|ALL|NO)_PROXY|PORT$|HOST$|TZ$|LANG|MCP_(?:TRANSPORT|PORT|HOST|MODE|HTTP)|.*(?:TIMEOUT|ENABLED?|DISABLED?|DEBUG|VERBOSE|LOG_LEVEL|LEVEL|MODE|TRANSPORT|PROXY|VERSION|READ_?ONLY|_PORT|INTERVAL|LIMIT|SIZE|COUNT|TTL|RETRIES|TELEMETRY)$)/;
const SETTING =
  /(?:KEY|TOKEN|SECRET|PASSWORD|PASS|PAT|URL|URI|HOST|DOMAIN|ENDPOINT|ID|SID|USER|USERNAME|E?MAIL|ACCOUNT|PROJECT|ORG|ORGANIZATION|TENANT|WORKSPACE|REGION|DSN|STRING|CREDENTIALS?|PATH|DIR|FOLDER|INSTANCE|SITE|SUBDOMAIN|SHOP|STORE|SERVER|BASE|VAULT|COOKIE|AUTH|DATABASE|NAME|FILE|MODEL|ADDRESS|APP|LOGIN|ZONE)S?$/;

export function isSettingName(name: string): boolean {
  return name.length >= 4 && name.length <= 60 && SETTING.test(name) && !NOT_A_SETTING.test(name);
}

/** Environment names that a text mentions, in the order of their first mention. */
export function settingNames(text: string): string[] {
  const words = text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g) ?? [];
  return [...new Set(words)].filter(isSettingName);
}
