/** Why a page could not be annotated: `code` selects the words for the reader. */
export class Failure extends Error {
  readonly code: string;

  constructor(code: string, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'Failure';
    this.code = code;
  }

  /** Any thrown value as a failure. The core's own errors carry a `code`; a trap has none. */
  static from(thrown: unknown): Failure {
    if (thrown instanceof Failure) return thrown;
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const code = (error as { code?: unknown }).code;
    return new Failure(typeof code === 'string' ? code : 'broken', error.message, { cause: error });
  }
}
