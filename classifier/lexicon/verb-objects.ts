import type { Sense } from './senses.ts';

/** Verb with object → sense; nouns in the singular, groups from objects.ts; the first line that names both decides. */
export const OBJECT_SENSES: readonly (readonly [verbs: string, nouns: string, sense: Sense])[] = [
  // Long ways to say that something is looked up
  ['perform run execute do conduct make', 'aggregation search lookup scan check analysis calculation validation audit inspection retrieval lint linter diagnosis diagnostics assessment comparison estimate estimation research healthcheck introspection similarity', 'read'],
  ['chat', 'user channel customer subscriber', 'send'],
  ['merge union split subtract', 'polygon geometry feature text array list csv json shape', 'compute'],
  ['select', 'element option dropdown', 'navigate'],
  ['select switch', 'page tab frame window context', 'session'],
  ['resolve', 'issue ticket thread conflict alert incident discussion comment error finding', 'update'],
  ['convert', 'issue task subtask lead card', 'update'],
  ['test', 'sim simulator device project suite scheme app package emulator macos', 'start'],
  ['publish', 'result metric contract pact', 'create'],
  ['publish', 'draft', 'publish'],
  // Messages and the public
  ['create post add publish submit forward', 'email mail sms dm message messages', 'send'],
  ['reply', 'email mail message messages dm chat thread', 'send'],
  ['send', 'MONEY', 'pay'],
  ['send', 'key keys keystroke keystrokes click mouse', 'ui'],
  ['send', 'request requests http api rpc', 'call'],
  ['post', 'comment comments note reply review worklog annotation', 'comment'],
  ['create', 'tweet toot', 'publish'],
  ['make start initiate create', 'call phone', 'send'],
  ['release', 'version changelog milestone', 'update'],
  ['publish', 'event', 'send'],
  ['share', 'screen', 'send'],
  // Access
  ['share invite', 'ACCESS', 'grant'],
  ['add create set put assign attach update generate register import upload insert enable change modify edit patch upsert replace', 'ACCESS', 'grant'],
  ['delete remove detach unassign disable revoke deactivate drop kick ban block unregister', 'ACCESS', 'revoke'],
  ['create generate rotate', 'token', 'grant'],
  ['delete', 'token', 'revoke'],
  ['create add invite', 'user guest admin owner', 'grant'],
  ['remove', 'user guest admin owner', 'revoke'],
  ['add create set update modify change edit patch delete remove upload assign replace', 'ROUTING', 'access'],
  ['rotate', 'ACCESS token', 'access'],
  ['remove', 'label tag reaction assignee dependency watcher follower favorite star bookmark parent participant blocker attendee like upvote emoji relationship', 'detach'],
  // Safeguards
  ['disable stop pause delete remove bypass deactivate unlock suspend mute', 'PROTECTION', 'disarm'],
  ['enable start', 'PROTECTION', 'protect'],
  // Processes, machines, devices
  ['open', 'pr pull issue ticket merge', 'create'],
  ['create', 'backup snapshot restore', 'create'],
  ['cancel', 'JOB', 'stop'],
  ['cancel', 'order', 'update'],
  ['resume pause suspend', 'JOB', 'control'],
  ['stop start restart reboot suspend resume', 'MACHINE', 'deploy'],
  ['start begin', 'session timer conversation', 'start'],
  ['scale resize upgrade', 'MACHINE', 'deploy'],
  ['rollback promote', 'deployment release app service', 'deploy'],
  ['enable disable activate toggle set switch', 'DEVICE', 'device'],
  ['test', 'connection credentials token', 'read'],
  // Code
  ['run execute exec eval evaluate', 'CODE', 'code'],
  ['run execute', 'read search', 'read'],
  // Money
  ['create submit make', 'order payment charge refund payout transfer purchase trade booking reservation checkout swap', 'pay'],
  ['order', 'list items', 'update'],
  ['swap trade buy sell order', 'MONEY', 'pay'],
  ['transfer', 'ownership issue project file files data task card ticket domain repository call', 'update'],
  ['book', 'note', 'create'],
  // Results that are returned
  ['generate render build make compose draft construct draw scaffold', 'OUTPUT', 'compute'],
  ['create', 'buffer plan chart diagram graph plot visualization summary mermaid qrcode', 'compute'],
  ['build', 'project app application workspace target scheme solution image', 'start'],
  // Session
  ['set clear reset', 'SELF default defaults cwd', 'session'],
  ['close open', 'tab window browser', 'control'],
  ['close', 'connection session', 'session'],
  ['open', 'url page website app application', 'navigate'],
  // Saving
  ['write', 'query sql', 'compute'],
]; // prettier-ignore
