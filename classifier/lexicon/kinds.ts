import type { ServerKind } from '../definition/types.ts';

const LISTS: Record<ServerKind, string> = {
  browser: 'browser playwright puppeteer selenium chrome webdriver chromium firefox stagehand browserbase',
  database: 'database sql mysql postgres postgresql sqlite mongodb mongo redis neo4j clickhouse snowflake bigquery oracle mssql mariadb duckdb dynamodb cassandra influxdb elasticsearch dbhub table collection schema',
  mail: 'mail email gmail outlook imap smtp resend sendgrid mailgun inbox',
  chat: 'slack discord telegram whatsapp teams chat twilio sms message channel',
  payment: 'stripe paypal payment invoice billing xero razorpay adyen square',
  finance: 'trading binance crypto wallet exchange token swap defi stock broker portfolio bitcoin solana ethereum evm uniswap coinbase kraken bybit okx alpaca ibkr robinhood zerodha kite metatrader forex metamask phantom polymarket kalshi hyperliquid pancakeswap mt5 tastytrade schwab webull deribit bitget kucoin bitmex dydx aave pumpfun opensea perp perpetual staking defi raydium',
  local: 'filesystem file directory shell terminal desktop local git xcode simulator emulator ios android debugger repo codebase workspace',
  gateway: 'cloudflare apisix kong gateway nginx traefik envoy haproxy esa cdn edge dns pihole adguard technitium consul',
  identity: 'auth0 okta keycloak cognito clerk entra iam authentik zitadel fusionauth freeipa ldap jumpcloud onelogin descope stytch workos',
  social: 'linkedin twitter x facebook instagram mastodon bluesky threads reddit tiktok weibo xiaohongshu tweet',
  device: 'home homey hass homeassistant light thermostat device hue iot smarthome smartthings robot printer tesla roomba octoprint light lamp modbus plc opcua scada bacnet knx zigbee nest ecobee tasmota drone gpio arduino esp32 esp8266 servo actuator solenoid gripper rover quadcopter uav mavlink px4 ardupilot ros ros2 turtlebot klipper moonraker bambu prusa cnc grbl hvac heatpump vacuum roborock sprinkler irrigation siren oven washer dishwasher boiler radiator humidifier tado netatmo shelly tuya kasa lifx govee yeelight nanoleaf wemo zwave homekit lutron dmx rivian wallbox telescope mower aquarium greenhouse conveyor chiller inverter wled zigbee2mqtt tello alexa dreame ecovacs eufy wago kuka unitree klippy',
  cloud: 'aws azure gcp cloudflare kubernetes k8s docker heroku vercel netlify digitalocean terraform cloud cluster vm deployment instance supabase railway coolify dokploy dokku caprover portainer proxmox pve nomad openstack openshift hetzner linode vultr ovh scaleway rancher argocd kubectl helm ec2 ecs podman vmware vsphere esxi truenas synology unraid',
  public: 'wikipedia weather map maps news docs documentation movie movies tmdb arxiv pubmed npm package shadcn flight flights hackernews youtube currency exchange transcript geocode library libraries dictionary search web',
}; // prettier-ignore

/** Singular word → kinds of server that it speaks for. */
export const KIND_WORDS: ReadonlyMap<string, readonly ServerKind[]> = build();

function build(): Map<string, ServerKind[]> {
  const words = new Map<string, ServerKind[]>();
  for (const [kind, list] of Object.entries(LISTS) as [ServerKind, string][])
    for (const word of list.split(' ')) words.set(word, [...(words.get(word) ?? []), kind]);
  return words;
}
