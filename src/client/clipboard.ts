/**
 * Puts text on the clipboard, as plain text, to the byte.
 * @returns false when the browser refuses; the caller then leaves the text selected for the reader's own Ctrl+C.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

/** The old way, for browsers that refuse the new one: answers a copy event with exactly the text. */
function copyByEvent(text: string): boolean {
  let done = false;
  const answer = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    done = true;
  };
  document.addEventListener('copy', answer, { once: true });
  try {
    document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', answer);
  }
  return done;
}

/** Selects what an element shows. */
export function selectContents(shown: Element): void {
  const selection = getSelection();
  selection?.selectAllChildren(shown);
}
