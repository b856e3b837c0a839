/** A file below `content/` as it was written. */
export interface SourceText {
  /** Path from the project's root. */
  file: string;
  text: string;
}
