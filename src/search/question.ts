/** What the planner asks an engine. All words must stand in a document; the answer tells how well. */
export interface Question {
  /** In lower case. */
  readonly words: readonly string[];
  /** Marks must be as typed; otherwise tones and vowels are folded. */
  readonly exact?: boolean;
  /** The last word may only be the beginning of one. */
  readonly open?: boolean;
  /** Side by side, in this order. */
  readonly together?: boolean;
}

/** One document that an engine found for a question. */
export interface Hit {
  /** Its number, the same in the book's list of entries. */
  readonly document: number;
  readonly score: number;
}

/** A full-text engine. Loading is apart from asking, so that all of a query's questions are asked in one go. */
export interface Engine {
  /** Whether these questions can be asked without loading anything. */
  has(questions: readonly Question[]): boolean;
  /** Loads what these questions need, all at once. False where some of it could not be had: then less will be found. */
  prepare(questions: readonly Question[]): Promise<boolean>;
  search(question: Question): readonly Hit[];
}
