/**
 * Writes the content security policy into the built page and into `_headers`, from one source.
 * The policy forbids every connection; workers are built inline (blob:), because a worker inherits
 * the policy of the page only then.
 */

const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html default',
];

/** What only a header may say, besides the policy itself. */
const HEADERS = [
  `Content-Security-Policy: ${DIRECTIVES.join('; ')}; frame-ancestors 'none'`,
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: no-referrer',
  'Permissions-Policy: camera=(), microphone=(), geolocation=()',
];

/** Vite plugin: the policy as the first element of `<head>`, and `_headers` for hosts that read it. */
export function contentSecurityPolicy() {
  return {
    name: 'content-security-policy',
    // The development server injects inline scripts and opens a socket: the policy is for the build.
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: DIRECTIVES.join('; ') },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: '_headers',
        source: `/*\n${HEADERS.map((line) => `  ${line}\n`).join('')}`,
      });
    },
  };
}
