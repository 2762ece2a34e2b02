import type { LedgerEvent } from '../../shared/dossier/event.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import type { Result } from '../../shared/result.ts';
import type { AlikeReads } from '../alike-dossiers.ts';
import type { FigureReads } from '../figures.ts';
import type { ReadDb, WithheldReads, WithheldWrites, WriteTx } from '../types.ts';
import type { VerifyReport } from '../verify-report.ts';
import type { TableReads, TableWrites } from './tables.ts';

/** The same questions, answered later: the store may be on another machine. */
export type Later<Asking> = {
  readonly [Name in keyof Asking]: Asking[Name] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Answer>
    : never;
};

type LedgerQuestions = 'ledgerHead' | 'hashAt' | 'listLedgers' | 'findLedger' | 'staffOf';
type DossierQuestions =
  | 'dossiersOfCode'
  | 'findFolded'
  | 'findDossier'
  | 'findDossiers'
  | 'listDossiers'
  | 'countDossiers'
  | 'dossierCount'
  | 'oddEvents'
  | 'codeClashes'
  | 'highestGeneration';
type FolderQuestions = 'findRules' | 'officeNames' | 'findContent' | 'findSetting' | 'findCommand';
type Writing = 'appendEvents' | 'rememberCommand' | 'putContent' | 'setSetting';

/** Every question that a district's use cases ask. Outside a transaction only what is committed is seen. */
export interface DistrictReads
  extends Later<Pick<ReadDb, LedgerQuestions | DossierQuestions | FolderQuestions> & WithheldReads>,
    TableReads {
  /** In order, both ends included, all at once: the caller bounds the range. */
  eventRange(ledger: LedgerId, from: number, to: number): Promise<readonly LedgerEvent[]>;
  readonly figures: FigureReads & AlikeReads;
}

/** Writing; good inside its transaction alone, each step awaited before the next. */
export interface DistrictTx extends DistrictReads, Later<Pick<WriteTx, Writing> & WithheldWrites>, TableWrites {
  /** Before the district's own ledger is written: waits for whoever else writes it now, whatever their commune. */
  holdDistrict(): Promise<void>;
}

/** Other processes on the same store; an embedded one has none. */
export interface Neighbours {
  /** Tells what changed, after it was committed. Waits for nothing, and a notice that is lost is no fault. */
  tell(words: readonly string[]): void;
  /** Hears what the others tell until it is left; null: some of it may have been missed. */
  listen(heard: (words: readonly string[] | null) => void): Promise<() => Promise<void>>;
}

/** Work that waits, kept by the store; of all processes on it one at a time claims each piece. */
export interface WorkQueue {
  /** Durable when it answers; while work of this key waits or is done, nothing is added. Refuses: store.*. */
  add(queue: string, key: string, data: Readonly<Record<string, string>>, afterSeconds: number): Promise<Result<null>>;
  /** Takes what is added, here or elsewhere. What throws, or dies with its process, is taken again. */
  work(queue: string, take: (data: Readonly<Record<string, string>>) => Promise<void>): Promise<void>;
  /** `run` until its signal, at one process at a time; when that one ends or dies, another goes on. */
  hold(duty: string, run: (until: AbortSignal) => Promise<void>): Promise<void>;
  /** Gives up what is held here, and waits for what is being done. */
  close(): Promise<void>;
}

/** Where a district's data lies. Whoever opens it closes it. */
export interface DistrictStore {
  readonly read: DistrictReads;
  /** So many transactions of different communes it takes side by side. */
  readonly width: number;
  readonly neighbours: Neighbours;
  /** Null for an embedded store: its one process does everything itself. `onFault` hears of what is tried again. */
  openQueue(onFault: (error: unknown) => void): Promise<Result<WorkQueue | null>>;
  /** Runs work of one name one at a time over all processes; what the store cannot give is thrown as a `Fault`. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  /**
   * One transaction, rolled back on a refusal as on a throw, durable when it answers. `commune` says whose data it
   * changes: writes of one commune go one after another; null for what belongs to no commune. Inside it `tx` alone is
   * asked: `read` does not see what is not committed. Throws when it is begun inside another. Refuses: store.*, and
   * what `work` refuses.
   */
  write<T>(commune: string | null, work: (tx: DistrictTx) => Promise<Result<T>>): Promise<Result<T>>;
  verify(): Promise<VerifyReport>;
  /** A copy into a new file, of one moment, while work goes on. */
  backupTo(path: string): Promise<void>;
  /** After the writes that were begun. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
