/** A picture as data, in CSS pixels at its natural size; a component turns it into SVG with classes. */
export interface Drawing {
  width: number;
  height: number;
  /** What it shows, for the reader who sees it. */
  title: string;
  /** All that it says, in sentences, for the reader who does not. */
  description: string;
  shapes: Shape[];
}

/** `role` picks the colour: one of the classes that the stylesheet knows. */
export type Role = 'ink' | 'quiet' | 'rule' | 'accent' | 'field' | `severity-${number}`;

export type Shape =
  | { kind: 'line'; from: Point; to: Point; role: Role; arrow?: boolean }
  | { kind: 'box'; at: Point; width: number; height: number; role: Role }
  | { kind: 'dot'; at: Point; radius: number; role: Role; hollow?: boolean }
  | {
      kind: 'text';
      at: Point;
      text: string;
      role: Role;
      anchor?: 'start' | 'middle' | 'end';
      bold?: boolean;
    };

export interface Point {
  x: number;
  y: number;
}

export const LINE_HEIGHT = 20;
/** Mean width of a character at the drawings' 15 px. */
const CHARACTER = 7.8;

export function textWidth(text: string): number {
  return Math.ceil(text.length * CHARACTER);
}

/** Breaks a text at blanks so that no line is wider, unless a single word is. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Lines of text below each other, the first at `at`. */
export function textBlock(
  lines: string[],
  at: Point,
  role: Role,
  more: { anchor?: 'start' | 'middle' | 'end'; bold?: boolean } = {},
): Shape[] {
  return lines.map((text, index) => ({
    kind: 'text',
    text,
    at: { x: at.x, y: at.y + index * LINE_HEIGHT },
    role,
    ...more,
  }));
}
