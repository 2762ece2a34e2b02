import type { FigureScope, FigureWindow } from '../../../db/figure-scope.ts';
import type { FigureReads } from '../../../db/figures.ts';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { completenessOf, daysSince } from '../../../shared/report/completeness.ts';
import { isoOrNull } from '../../ledger/answers.ts';
import type { District } from '../district.ts';
import { unitsOf } from '../report/facts.ts';
import { byKey, endedOf, nothingOpen } from './sums.ts';

interface Asked {
  readonly window: FigureWindow;
  /** The same days of the year before. */
  readonly before: FigureWindow;
  readonly at: Parameters<FigureReads['openBy']>[1];
  /** Of what ended, and of what is under way. */
  readonly scope: FigureScope;
  readonly open: FigureScope;
}

/** Every commune, whatever the scope, with how complete its figures are and since when it is silent. */
export async function communeRows(
  { store: { read } }: Pick<District, 'store'>,
  { window, before, at, scope, open: ofOpen }: Asked,
): Promise<CallOutput<'figure.overview'>['communes']> {
  const [counted, countedBefore, underWayBy, lateBy, ledgers] = await Promise.all([
    read.figures.endedBy('commune', window, scope),
    read.figures.endedBy('commune', before, scope),
    read.figures.openBy('commune', at, ofOpen),
    read.figures.willBeLateBy('commune', at.nowMs, ofOpen),
    read.listLedgers(),
  ]);
  const [ended, endedBefore, open] = [byKey(counted), byKey(countedBefore), byKey(underWayBy)];
  const late = new Map(lateBy.map((row) => [row.key, row.late]));
  const desks = ledgers.flatMap((one) =>
    one.kind === 'desk' && one.desk !== null ? [{ ...one, desk: one.desk }] : [],
  );
  const complete = completenessOf(desks, at.nowMs);
  const heard = await lastHeard(read, desks);
  return unitsOf(await read.listCommunes()).map(({ code, name }) => {
    const { open: underWay, overdue } = open.get(code) ?? nothingOpen;
    const lastAt = heard.get(code);
    return {
      code,
      name,
      ...endedOf(ended.get(code)),
      lastYear: endedOf(endedBefore.get(code)).speed,
      open: underWay,
      overdue,
      willBeLate: late.get(code) ?? 0,
      completeUpTo: isoOrNull(complete.get(code)?.upTo ?? null),
      daysBehind: complete.get(code)?.daysBehind ?? null,
      silentDays: lastAt === undefined ? null : daysSince(lastAt, at.nowMs),
    };
  });
}

/** When a batch or a greeting of each commune last came in, ms UTC. */
async function lastHeard(
  read: District['store']['read'],
  desks: Awaited<ReturnType<District['store']['read']['listLedgers']>>,
): Promise<ReadonlyMap<string, number>> {
  const heard = new Map((await read.figures.lastBatches()).map((row) => [row.commune, row.at]));
  const known = new Set(desks.map(({ commune, id }) => `${commune} ${id}`));
  for (const { commune, ledger, at } of await read.listHolds())
    if (known.has(`${commune} ${ledger}`) && at > (heard.get(commune) ?? 0)) heard.set(commune, at);
  return heard;
}
