import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdictOf } from './classify.ts';

/** What one parameter's description says of a tool: its name, the tool's, an effect that follows or does not. */
const CASES: [tool: string, parameter: string, description: string, expected: string][] = [
  ['analyze_image', 'image_source', 'Local file path or remote URL to the image', '+open-egress'],
  ['validate_file', 'input', 'Path or URL to the specification', '+open-egress'],
  ['get_overview', 'id', 'A known id, or a URL leading to the raw file', '+open-egress'],
  ['get_cookies', 'url', 'Filter by this address', '-open-egress'],
  ['list_requests', 'url', 'Requests to this address', '-open-egress'],
  ['assert_page', 'url', 'Expected URL', '-open-egress'],
  ['edit_image', 'image_path', 'Full file path to the image', '-destructive'],
  ['read_page', 'actions', 'JSON list of browser actions (click, fill, wait)', '+runs-process'],
  ['summarize_log', 'steps', 'JSON list of the steps to summarize', '-runs-process'],
  ['update_page', 'page', 'The complete content of the page', '-open-egress'],
  ['remove_rules', 'names', 'Rules to remove. If not specified, all rules are removed', '+bulk'],
  ['delete_package', 'force', 'Delete the package even if it contains actions', '+bulk'],
  ['delete_package', 'reason', 'If not specified, all reviewers are asked', '-bulk'],
];

for (const [name, parameter, description, expected] of CASES)
  test(`${name} (${parameter}: ${description}): ${expected}`, () => {
    const properties = { [parameter]: { type: 'string', description } };
    const { effects } = verdictOf({ name, description: '', inputSchema: { type: 'object', properties } });
    assert.equal((effects as string[]).includes(expected.slice(1)), expected.startsWith('+'), effects.join(' '));
  });
