import type { Role } from '../../data/schema/index.ts';

/** Last word of the name → role, where the type fits. Looked at after the more telling whole names. */
const BY_LAST = new Map<string, Role>();
const BY_NAME = new Map<string, Role>();

function list(role: Role, lastWords: string, names = ''): void {
  for (const word of lastWords.split(' ')) if (word !== '') BY_LAST.set(word, role);
  for (const name of names.split(' ')) if (name !== '') BY_NAME.set(name, role);
}

list(
  'path',
  'path file filename filepath directory dir folder paths cwd',
  'root destination_file src dst output_file outfile project_root',
);
list('url', 'url uri link href endpoint webhook', 'website site_url urls url1 url2 url_1 url_2 url_a url_b');
list(
  'host',
  'host hostname domain ip dsn',
  'server_address address_ip target targets target_host target_ip connection_string connection_uri connection_url database_url',
);
list(
  'command',
  'command cmd commands cmdline commandline',
  'shell bash argv command_line command_string cli_command powershell zsh pwsh shell_cmd command_text osascript',
);
list(
  'code',
  'code script expression function source snippet',
  'javascript python js sourcecode program applescript jxa lua script_content script_code code_snippet python_code js_code typescript ruby perl php groovy apex gdscript gcode macro vba powershell_script codeblock code_block code_content code_string function_body code_to_execute code_to_run script_body script_text scriptbody userscript extendscript rscript maxscript scriptblock script_block lisp mel hscript vex bpy csharp matlab julia stata page_function',
);
list(
  'query',
  'query sql cypher jql pipeline graphql statement statements flux promql kql soql',
  'aggregate where_clause query_string query_text sql_text sql_string raw_sql mutation ddl dml surql surrealql aql n1ql gremlin sparql',
);
list(
  'recipient',
  'recipient recipients',
  'to cc bcc phone phone_number to_email chat_id channel channel_id email emails user_email destination_email to_number',
);
list('message', 'message body text content subject html comment markdown', 'msg caption note');
list('amount', 'amount price quantity cost budget qty', 'value_eth lamports total');
list('currency', 'currency');
list(
  'credential',
  'password token secret credential credentials passphrase apikey',
  'api_key access_key private_key access_token auth_token client_secret',
);
list('ids', 'ids uuids', '');
list('id', 'id uuid guid key slug urn arn iid number', 'identifier name');
list('filter', 'filter filters where criteria conditions selector', 'labels state status');
list('branch', 'branch ref', 'head base');
list('force', 'force recursive overwrite', 'cascade purge hard_delete permanent skip_confirmation');
list('confirm', 'confirm confirmed confirmation', '');
list('dry-run', 'dryrun', 'dry_run preview_only simulate validate_only');
list('limit', 'limit count size', 'per_page max_results page_size top_k maxresults first last num_results top');
list('action', 'action method operation mode subcommand', 'op command_type verb');

/** The role that goes with a name: its words joined by underscores, or else the last of them. */
export function roleByName(snake: string, last: string): Role | undefined {
  if (snake === 'name') return undefined;
  return BY_NAME.get(snake) ?? BY_LAST.get(last) ?? (snake.endsWith('dry_run') ? 'dry-run' : undefined);
}
