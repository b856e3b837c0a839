import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getProcessor, ParseError } from 'sh-syntax';
import type { SyntaxFault } from '#core/syntax.ts';

let program: Promise<WebAssembly.Module> | undefined;

// The package's own `parse` compiles its program again for every call.
const read = getProcessor(async (imports: WebAssembly.Imports) => {
  program ??= readFile(createRequire(import.meta.url).resolve('sh-syntax/main.wasm')).then((bytes) =>
    WebAssembly.compile(bytes),
  );
  return WebAssembly.instantiate(await program, imports);
});

/** Reads bash. Gives the first fault; rejects when the code is too long or nests too deep for the parser. */
export async function parseShell(code: string): Promise<SyntaxFault[]> {
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
