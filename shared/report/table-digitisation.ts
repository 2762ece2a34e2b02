/** What the digitisation index needs to know of one dossier. Instants in ms UTC. */
export interface DigitisationFacts {
  readonly unit: string;
  /** Null while it was never taken in. */
  readonly receivedAt: number | null;
  readonly resolvedAt: number | null;
  /** Every paper that was handed in lies here as a scan; null: the desk does not record it. */
  readonly allDigitised: boolean | null;
  /** The result is an electronic one with a signature; null: not recorded. */
  readonly resultSigned: boolean | null;
  /** A paper digitised before was used again; null: not recorded. */
  readonly reused: boolean | null;
}

/** A share as a paper shows it: how many of how many, and of how many nobody noted it either way. */
export interface Share {
  readonly counted: number;
  readonly of: number;
  readonly unrecorded: number;
}

export interface DigitisationCounts {
  /** (a) accepted dossiers with all submitted papers digitised, of the accepted. */
  readonly papers: Share;
  /** (b) resolved with an electronically signed result, of the resolved. */
  readonly results: Share;
  /** (c) dossiers that used data digitised before, of the accepted. */
  readonly reuse: Share;
}

export interface DigitisationTable {
  readonly rows: readonly (DigitisationCounts & { readonly unit: string })[];
  readonly total: DigitisationCounts;
}

/**
 * The three digitisation rates of QĐ 766/QĐ-TTg by unit. Accepted: taken in inside the period; resolved: result at the
 * desk inside it. What is not recorded counts as not done, and is said beside the rate. `units`: in the form's order,
 * also those without a dossier.
 */
export function tableDigitisation(
  units: readonly string[],
  dossiers: Iterable<DigitisationFacts>,
  period: { readonly fromMs: number; readonly endMs: number },
): DigitisationTable {
  const byUnit = new Map(units.map((unit) => [unit, emptyTally()]));
  const isIn = (at: number | null) => at !== null && at >= period.fromMs && at < period.endMs;
  for (const facts of dossiers) {
    const tally = byUnit.get(facts.unit) ?? emptyTally();
    byUnit.set(facts.unit, tally);
    if (isIn(facts.receivedAt)) {
      note(tally.papers, facts.allDigitised);
      note(tally.reuse, facts.reused);
    }
    if (isIn(facts.resolvedAt)) note(tally.results, facts.resultSigned);
  }
  const rows = [...byUnit].map(([unit, counts]) => ({ unit, ...counts }));
  return {
    rows,
    total: {
      papers: sumShares(rows.map(({ papers }) => papers)),
      results: sumShares(rows.map(({ results }) => results)),
      reuse: sumShares(rows.map(({ reuse }) => reuse)),
    },
  };
}

interface Tally {
  counted: number;
  of: number;
  unrecorded: number;
}

function emptyTally(): { readonly papers: Tally; readonly results: Tally; readonly reuse: Tally } {
  const none = (): Tally => ({ counted: 0, of: 0, unrecorded: 0 });
  return { papers: none(), results: none(), reuse: none() };
}

function note(tally: Tally, fact: boolean | null): void {
  tally.of += 1;
  if (fact === null) tally.unrecorded += 1;
  else if (fact) tally.counted += 1;
}

function sumShares(shares: readonly Share[]): Share {
  return shares.reduce(
    (sums, share) => ({
      counted: sums.counted + share.counted,
      of: sums.of + share.of,
      unrecorded: sums.unrecorded + share.unrecorded,
    }),
    { counted: 0, of: 0, unrecorded: 0 },
  );
}
