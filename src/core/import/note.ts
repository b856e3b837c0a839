/**
 * What the importer did to a page that its author may want to see.
 * `unsure`: somebody must decide. `left-out`: text that stands nowhere in the new page. `changed`: text that stands there
 * in other words. Each holds the words of the source, so that nothing is lost.
 */
export interface ImportNote {
  kind: 'unsure' | 'left-out' | 'changed';
  /** 1-based, in the source. */
  line: number;
  /** What was done, and why. */
  message: string;
  /** The words of the source that it is about. */
  text: string;
}

/** Takes notes while a page is read. */
export type TakeNote = (kind: ImportNote['kind'], line: number, message: string, text: string) => void;

/** A list of notes, and the function that fills it. */
export function noteBook(): { notes: ImportNote[]; take: TakeNote } {
  const notes: ImportNote[] = [];
  return {
    notes,
    take: (kind, line, message, text) => {
      notes.push({ kind, line, message, text });
    },
  };
}
