export const LATEST_LEGACY_VERSION = '2025-11-25';
export const MODERN_VERSION = '2026-07-28';
export const KNOWN_VERSIONS: readonly string[] = [
  '2024-11-05',
  '2025-03-26',
  '2025-06-18',
  LATEST_LEGACY_VERSION,
  MODERN_VERSION,
];

/** Everything is declared, because some servers show tools only to clients that can sample or elicit. */
export const CLIENT_CAPABILITIES = { roots: { listChanged: false }, sampling: {}, elicitation: {} };

export const CLIENT_INFO = { name: 'toolrisk', version: '1.0.0' };

/** The `_meta` that every request of the 2026-07-28 revision carries. */
export const MODERN_META = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': MODERN_VERSION,
    'io.modelcontextprotocol/clientInfo': CLIENT_INFO,
    'io.modelcontextprotocol/clientCapabilities': CLIENT_CAPABILITIES,
  },
};
