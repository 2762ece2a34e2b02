/** From the first moment of a window to the first after it, ms UTC; both begin a civil day in +07:00. */
export interface FigureWindow {
  readonly fromMs: number;
  readonly endMs: number;
}

/** Which dossiers are counted; nothing said: all. */
export interface FigureScope {
  readonly commune?: string;
  /** Of these procedures, or of all others than these. */
  readonly procedures?: { readonly codes: readonly string[]; readonly others: boolean };
  /** Who wrote the result, in the commune that is named; of what ended alone. */
  readonly officer?: string;
}

/** How a dossier ended against its date, as II.06a counts it. */
export type EndedClass = 'early' | 'onTime' | 'late';
/** What lists are asked for; `inTime`: early or on time. */
export type EndedKind = EndedClass | 'inTime';
