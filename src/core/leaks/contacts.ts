import { isPublicSample } from './addresses.ts';
import { findByRules, type Leak, type LeakRule } from './leak.ts';

/** A role is lower-case words: `compliance-duty`, not `jane.doe`. */
const RE_ROLE = /(?:^|[^\w.+-])[a-z]+(?:[-+][a-z0-9]+)*$/;
const RE_EXAMPLE_DOMAIN = /^@(?:[a-z0-9-]+\.)*(?:example(?:\.(?:com|org|net))?|test|invalid)$/i;
/** `git@github.com:…` is how one logs in. */
const RE_LOGIN = /(?:^|[^\w.+-])(?:git|hg)$/;
/** `postgres@main.service` is a unit. */
const RE_UNIT = /\.(?:service|socket|timer|target|mount|slice|scope|path)$/;
/** Numbers set apart for films and manuals. */
const RE_FICTIONAL = /555\D?01\d\d$/;
/** Names that each machine, container, cluster or cloud has. */
const RE_COMMON_HOST =
  /(?:^|\.)(?:localhost\.local|host\.docker\.internal|gateway\.docker\.internal|metadata\.google\.internal|svc\.cluster\.local|cluster\.local)$/;

/** Whom to reach, and where the machines are, that is nobody's business. */
const rules: LeakRule[] = [
  {
    what: 'an e-mail address of a person or a real domain',
    // From its `@` on, which is rare. Not the login part of an address: `https://user:pass@host`.
    pattern:
      /(?<=(?<![\w.+/%-]|:\/\/[^\s@/]*:)[A-Za-z0-9][\w.+-]*)@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}(?![\w-])/g,
    harmless: (found, before) =>
      RE_LOGIN.test(before) || RE_UNIT.test(found) || (RE_EXAMPLE_DOMAIN.test(found) && RE_ROLE.test(before)),
  },
  {
    what: 'a phone number',
    pattern: /(?<![\w.+*/^-])(?:\+|\b00)[1-9]\d{0,2}[ .()/-]{0,2}(?:\d[ .()/-]{0,2}){6,12}\d(?![\w-]|\.\d)/g,
    harmless: (found) => RE_FICTIONAL.test(found),
  },
  {
    what: 'a phone number',
    pattern:
      /(?<![\w.+-])(?:\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}|\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4})(?![\w-]|\.\d)/g,
    harmless: (found) => RE_FICTIONAL.test(found),
  },
  {
    what: 'a phone number',
    pattern:
      /\b(?:tel|telephone|phone|mobile|cell|call|fax|sms|whatsapp|signal)\b(?: number| no\.?)?["']?\s?(?:[:=]|is|at)?\s*["']?(?<leak>\+?\(?\d[\d ()./-]{5,}\d)(?![\w-])/gi,
    harmless: (found) => RE_FICTIONAL.test(found) || found.replace(/\D/g, '').length < 7,
  },
  {
    what: 'a private host',
    pattern:
      /(?<![\w.@{}-]|[^/:]\/)(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:internal|local|lan|corp|intra|intranet|localdomain|home\.arpa|private)(?![\w-]|\.\w)/g,
    harmless: (found) => RE_COMMON_HOST.test(found.toLowerCase()),
  },
  {
    what: 'an address of a machine',
    // Not a version: `Chrome/120.0.0.0`, `v1.2.3.4`.
    pattern: /(?<![\w.-]|[A-Za-z]\/)(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)/g,
    harmless: isPublicSample,
  },
  {
    what: 'an address of a machine',
    pattern: /(?<![\w:])f[cd][0-9a-f]{2}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/gi,
  },
];

/** Contact data and machines that must not be public. */
export function findContacts(text: string): Leak[] {
  return findByRules(text, rules);
}
