/**
 * The Content-Security-Policy of every page: own files only, no inline script, no inline style but the page's own stylesheet by its hash,
 * Trusted Types on. Pages cannot send headers, so it stands in `<meta>`, where `frame-ancestors` is not heard:
 * the scripts that fill and copy look for a frame themselves.
 */
export function policy(styleHash: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'sha256-${styleHash}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
