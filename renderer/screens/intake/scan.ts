/** The text field that has the focus, as it is before a key takes effect. */
export interface FieldState {
  /** Tells one field from another. */
  readonly field: object;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** What a scanner typed, taken out of the field. */
export interface Scan {
  readonly payload: string;
  /** The field as it was before the burst; null when no text field had the focus. */
  readonly restore: FieldState | null;
}
