import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getProcessor, ParseError } from 'sh-syntax';
import type { SyntaxFault } from '#core/syntax.ts';

/** So many scripts a started program reads before another takes its place: its memory is small, and grows full. */
const MOST_SCRIPTS = 200;

let program: Promise<WebAssembly.Module> | undefined;
let started: { instance: WebAssembly.Instance; scripts: number } | undefined;

// The package's own `parse` compiles and starts its program again for every call, which takes longer than all reading.
const read = getProcessor(async (imports: WebAssembly.Imports) => {
  if (started !== undefined && started.scripts++ < MOST_SCRIPTS) return started.instance;
  program ??= readFile(createRequire(import.meta.url).resolve('sh-syntax/main.wasm')).then((bytes) =>
    WebAssembly.compile(bytes),
  );
  const instance = await WebAssembly.instantiate(await program, imports);
  started = { instance: { exports: { ...instance.exports, _start() {} } }, scripts: 1 };
  return instance;
});

/** Reads bash. Gives the first fault; rejects when the code is too long or nests too deep for the parser. */
export async function parseShell(code: string): Promise<SyntaxFault[]> {
  try {
    return await faultsOf(code);
  } catch {
    // It broke over this code, or over what it had read before.
    started = undefined;
    return await faultsOf(code).finally(() => {
      started = undefined;
    });
  }
}

async function faultsOf(code: string): Promise<SyntaxFault[]> {
  try {
    // Printed code is a shorter answer than the tree, so it comes sooner.
    await read(code, { print: true });
    return [];
  } catch (error) {
    if (error instanceof ParseError && error.Pos !== undefined)
      return [{ line: error.Pos.Line, message: error.Text }];
    throw error;
  }
}
