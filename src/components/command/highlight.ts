import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import bash from 'shiki/langs/bash.mjs';
import http from 'shiki/langs/http.mjs';
import json from 'shiki/langs/json.mjs';
import sql from 'shiki/langs/sql.mjs';
import yaml from 'shiki/langs/yaml.mjs';
import { promql } from './promql.ts';

/** Three classes are enough to read a command by; the rest stays ink, and the page small. */
const CLASSES: Record<string, string> = {
  'var(--shiki-token-comment)': 'tc',
  'var(--shiki-token-string)': 'ts',
  'var(--shiki-token-string-expression)': 'ts',
  'var(--shiki-token-keyword)': 'tk',
  'var(--shiki-token-function)': 'tk',
};
const GRAMMARS: Record<string, string> = {
  bash: 'bash',
  sql: 'sql',
  json: 'json',
  yaml: 'yaml',
  http: 'http',
  promql: 'promql',
  logql: 'promql',
};
const RE_PLACEHOLDER = /\{\{([a-z][a-z0-9_]*)\}\}/g;
/** Stands for a placeholder while a grammar reads the code: one plain word in every language. */
const RE_STAND_IN = /zqslot(\d+)qz/g;

let highlighter: Promise<HighlighterCore> | undefined;

/** Code as HTML: classes for tokens, a slot for each placeholder. The text of the result is the code, to the letter. */
export async function highlight(code: string, language: string): Promise<string> {
  const names: string[] = [];
  const readable = code.replace(RE_PLACEHOLDER, (_all, name: string) => `zqslot${names.push(name) - 1}qz`);
  const runs = await tokenize(readable, language);
  return runs
    .map(({ text, type }) => {
      const html = escapeHtml(text).replace(RE_STAND_IN, (_all, index: string) =>
        slot(names[Number(index)] ?? ''),
      );
      return type === undefined ? html : `<span class="${type}">${html}</span>`;
    })
    .join('');
}

interface Run {
  text: string;
  type: string | undefined;
}

async function tokenize(code: string, language: string): Promise<Run[]> {
  const grammar = GRAMMARS[language];
  if (grammar === undefined) return [{ text: code, type: undefined }];
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'classes' })],
    langs: [bash, sql, json, yaml, http, promql],
    engine: createJavaScriptRegexEngine(),
  });
  const lines = (await highlighter).codeToTokensBase(code, { lang: grammar, theme: 'classes' });
  const runs: Run[] = [];
  const add = (text: string, type: string | undefined) => {
    const last = runs.at(-1);
    if (last !== undefined && (last.type === type || text.trim() === '')) last.text += text;
    else runs.push({ text, type });
  };
  lines.forEach((line, index) => {
    if (index > 0) add('\n', undefined);
    for (const token of line) add(token.content, CLASSES[token.color ?? '']);
  });
  return runs;
}

function slot(name: string): string {
  return `<span data-parameter="${name}" data-state="empty">{{${name}}}</span>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
