import type { LanguageRegistration } from 'shiki/core';

/** A grammar for PromQL and LogQL, which Shiki lacks: comments, strings, operators' words, functions. */
export const promql: LanguageRegistration = {
  name: 'promql',
  scopeName: 'source.promql',
  repository: {},
  patterns: [
    { match: '#.*$', name: 'comment' },
    { match: '"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\'|`[^`]*`', name: 'string' },
    {
      match:
        '\\b(?:by|without|on|ignoring|group_left|group_right|offset|bool|and|or|unless|json|logfmt|line_format|unwrap)\\b',
      name: 'keyword',
    },
    { match: '\\b[a-z_][a-z0-9_]*(?=\\s*\\()', name: 'keyword' },
  ],
};
