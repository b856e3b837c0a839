/** How deep code may nest. No author nests five deep; a thousand would overflow the stack. */
const DEEPEST = 200;

/** A place in a text that moves forward as the text is read. */
export class Cursor {
  readonly text: string;
  at = 0;
  /** How many readers are at work inside one another. */
  depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The next character; empty at the end. */
  get here(): string {
    return this.text[this.at] ?? '';
  }

  /** Takes what a sticky pattern finds here; empty when it finds nothing. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** Takes all up to `end` and `end` too, but does not give it back; without one, all that is left. */
  takeTo(end: string): string {
    const close = this.text.indexOf(end, this.at);
    const found = this.text.slice(this.at, close < 0 ? undefined : close);
    this.at += found.length + end.length;
    return found;
  }

  /** Goes one level down. False where that is too deep: then the rest of the text is given up. */
  descend(): boolean {
    if (++this.depth > DEEPEST) this.at = this.text.length;
    return this.depth <= DEEPEST;
  }

  /** What was passed since `start`. */
  since(start: number): string {
    return this.text.slice(start, this.at);
  }
}
