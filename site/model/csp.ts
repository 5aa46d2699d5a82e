const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
];

/** Nothing inline and nothing from anywhere else: foreign text that slipped through could still not run. */
export const CSP = DIRECTIVES.join('; ');

/** As a header it can also forbid framing, which a meta element cannot. */
export const CSP_HEADER = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ');
