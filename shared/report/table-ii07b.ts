/** What II.07b needs to know of one procedure that a unit settles. */
export interface ProcedureFacts {
  readonly code: string;
  /** Whose authority it is. */
  readonly level: 'province' | 'formerTier' | 'commune';
  /** Taken in and handed back by the one-stop desk. */
  readonly atOneStop: boolean;
  /** With an approved internal process; null: not recorded here. */
  readonly hasProcess: boolean | null;
}

/** Columns of one of the form's three groups. */
export interface LevelCounts {
  readonly total: number;
  readonly province: number;
  readonly formerTier: number;
  readonly commune: number;
}

export interface CountsII07b {
  readonly all: LevelCounts;
  readonly oneStop: LevelCounts;
  /** Null where no process is recorded: a dash on the form, not a nought. */
  readonly processes: LevelCounts | null;
}

export interface TableII07b {
  readonly rows: readonly (CountsII07b & { readonly unit: string })[];
  readonly total: CountsII07b;
}

/**
 * Biểu II.07b/VPCP/KSTT: how many procedures each unit settles, how many through the one-stop desk, how many by an
 * approved internal process; each as total, provincial, former district and commune tier. Source: TT 01/2020/TT-VPCP.
 */
export function tableII07b(
  units: readonly { readonly unit: string; readonly procedures: readonly ProcedureFacts[] }[],
): TableII07b {
  const rows = units.map(({ unit, procedures }) => {
    const isUnknown = procedures.some(({ hasProcess }) => hasProcess === null);
    return {
      unit,
      all: countLevels(procedures),
      oneStop: countLevels(procedures.filter(({ atOneStop }) => atOneStop)),
      processes: isUnknown ? null : countLevels(procedures.filter(({ hasProcess }) => hasProcess === true)),
    };
  });
  return { rows, total: totalOf(rows) };
}

function countLevels(procedures: readonly ProcedureFacts[]): LevelCounts {
  const of = (level: ProcedureFacts['level']) => procedures.filter((one) => one.level === level).length;
  return { total: procedures.length, province: of('province'), formerTier: of('formerTier'), commune: of('commune') };
}

/** One unit without its processes makes their sum unknown as well. */
function totalOf(rows: readonly CountsII07b[]): CountsII07b {
  const processes = rows.flatMap((row) => (row.processes === null ? [] : [row.processes]));
  return {
    all: sumLevels(rows.map(({ all }) => all)),
    oneStop: sumLevels(rows.map(({ oneStop }) => oneStop)),
    processes: processes.length === rows.length ? sumLevels(processes) : null,
  };
}

function sumLevels(rows: readonly LevelCounts[]): LevelCounts {
  return rows.reduce(
    (sums, row) => ({
      total: sums.total + row.total,
      province: sums.province + row.province,
      formerTier: sums.formerTier + row.formerTier,
      commune: sums.commune + row.commune,
    }),
    { total: 0, province: 0, formerTier: 0, commune: 0 },
  );
}
