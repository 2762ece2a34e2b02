/** One row of the error table: why it happens, what to do, and the sentences shown. `{name}` marks a parameter. */
export interface ErrorEntry {
  readonly cause: string;
  readonly cure: string;
  readonly vi: string;
  readonly en: string;
}
