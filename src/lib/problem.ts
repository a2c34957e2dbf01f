/**
 * The project's one error type. Three readers, three parts: `code` is stable and for the log, `sentence` is Vietnamese
 * and says what is wrong, `hint` is Vietnamese and says what to do next. None of them ever holds personal data or a code.
 */
export class Problem extends Error {
  readonly code: string;
  readonly sentence: string;
  readonly hint: string;

  constructor(code: string, sentence: string, hint: string, options?: ErrorOptions) {
    super(`${sentence} ${hint}`.trim(), options);
    this.name = 'Problem';
    this.code = code;
    this.sentence = sentence;
    this.hint = hint;
  }
}
