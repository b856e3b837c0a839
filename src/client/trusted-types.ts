import { base } from './page.ts';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

/** The two scripts that may run outside the page: the search worker and, once there is one, the offline worker. */
const allowed = new Set([`${base}pagefind/pagefind-worker.js`, `${base}sw.js`]);

/** Every other script address, and every string written as HTML, stays refused by the policy. */
(window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createScriptURL(url) {
    const { origin, pathname } = new URL(url, location.href);
    if (origin === location.origin && allowed.has(pathname)) return url;
    throw new TypeError(`Refused to run ${url}`);
  },
});
