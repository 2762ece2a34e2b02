import type { Database } from 'better-sqlite3';
import type { HoldBelief, SealedBook } from '../shared/batch/plan.ts';
import type { ActorRole, LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId, Hash, LedgerId } from '../shared/dossier/ids.ts';
import type { DossierState, FoldedDossier } from '../shared/dossier/state.ts';
import type { Status } from '../shared/dossier/status.ts';
import type { Result } from '../shared/result.ts';
import type { RulesKind } from '../shared/rules/draft.ts';
import type { AttachmentReads, AttachmentWrites } from './attachment-queries.ts';
import type { DraftScanReads, DraftScanWrites } from './draft-scans.ts';
import type { EndedKind, FigureScope, FigureWindow } from './figure-scope.ts';
import type { KeptRange } from './kept-range.ts';
import type { MailReads, MailWrites } from './mail-tables.ts';
import type { PaperListReads, PaperListWrites } from './paper-list-tables.ts';
import type { ScanReads, ScanWrites } from './scan-queries.ts';
import type { VerifyReport } from './verify-report.ts';

/** A ledger as its opening (or the district's admission) says, and how far it is held here. */
export interface LedgerRecord {
  readonly id: LedgerId;
  readonly kind: 'desk' | 'district';
  readonly commune: string;
  readonly desk: number | null;
  readonly generation: number;
  /** Raw public key, base64url. */
  readonly key: string;
  readonly recipient: string;
  readonly training: boolean;
  readonly cause: string;
  readonly predecessor: LedgerId | null;
  /** Of the opening, or of the admission while that is all there is; ms UTC. */
  readonly openedAt: number;
  /** Its own opening is here. */
  readonly opened: boolean;
  /** The district admitted its key. */
  readonly admitted: boolean;
  /** The district shut it out: only what stands up to this number counts. Null while it is welcome. */
  readonly revokedUpTo: number | null;
  /** 0 while nothing of it has arrived. */
  readonly lastSeq: number;
  readonly lastHash: Hash;
  /** Wall clock of its newest event held here; what "complete up to" says. */
  readonly lastAt: number | null;
}

export interface StaffRecord {
  readonly id: string;
  readonly name: string;
  readonly role: ActorRole;
}

export interface DossierPlace {
  readonly commune: string;
  readonly id: DossierId;
}

/** One dossier as lists need it; the folded state comes along. */
export interface DossierRecord {
  readonly id: DossierId;
  readonly commune: string;
  readonly desk: number | null;
  readonly state: DossierState;
  readonly hasConflict: boolean;
  readonly waiting: number;
  /** Where it stands among all; `markOf` makes a mark of it. */
  readonly place: number;
  /** Newest event of each own ledger is compared with what the district holds. */
  readonly unsent: boolean;
}

/** Where a page of a list ended. */
export interface ListMark {
  /** What the list is ordered by before its places: a date, ms UTC; null where there is none. */
  readonly at: number | null;
  readonly place: number;
  readonly id: DossierId;
}

export interface DossierQuery {
  readonly search?: string;
  readonly status?: Status;
  readonly commune?: string;
  /** Only what a leader must settle. */
  readonly conflict?: boolean;
  readonly holder?: 'district';
  /** Only dossiers whose clock runs, due at or after `from` and before `until`, ms UTC. */
  readonly due?: { readonly from: number | null; readonly until: number | null };
  /** Only what ended inside a window, as figures count it; of one class, by one officer, or with a time that counts. */
  readonly ended?: FigureWindow & {
    readonly class?: EndedKind;
    readonly officer?: string;
    readonly timed?: true;
  };
  /** Only what is under way, or of that only what waits for the citizen. */
  readonly state?: 'open' | 'paused';
  readonly procedures?: FigureScope['procedures'];
  /** Of a district: only what the last forecast says will be late, and is not late at this moment, ms UTC. */
  readonly willBeLateAt?: number;
  /** Goes on behind a row of the same list, whatever came before it since. */
  readonly after?: ListMark;
  /** False where nobody asks how many there are. `total` is 0 then, and of a page that goes on behind another. */
  readonly counted?: boolean;
  readonly limit: number;
}

export interface DossierCounts {
  readonly all: number;
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
  readonly paused: number;
  readonly toReturn: number;
  readonly atDistrict: number;
  readonly conflicts: number;
}

export interface SyncLogEntry {
  readonly at: number;
  readonly road: string;
  readonly direction: 'up' | 'down';
  readonly state: string;
  readonly code: string | null;
  readonly events: number;
  readonly bytes: number;
  readonly upTo: number;
}

/** A sealed file of an own ledger's range that goes up in pieces. */
export interface PendingUpload {
  readonly sha256: Hash;
  readonly ledger: LedgerId;
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

export interface OddEvent {
  readonly ledger: LedgerId;
  readonly seq: number;
  readonly type: string;
  readonly dossier: DossierId | null;
  readonly commune: string;
  readonly at: number;
  readonly kind: 'conflict' | 'waiting' | 'setAside';
  readonly why: string;
}

/** A dossier of which events wait for a catalogue version that is not here. */
export interface WithheldDossier {
  readonly commune: string;
  readonly dossier: DossierId;
  readonly version: string;
  /** The event that names it. */
  readonly ledger: LedgerId;
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly code: string | null;
  /** How many wait, that one with them. */
  readonly events: number;
}

export interface WithheldReads {
  /** Newest first. */
  withheldDossiers(limit: number): readonly WithheldDossier[];
  /** Of all versions, or of one. */
  countWithheld(version?: string): number;
  /** Versions that are waited for. */
  missingCatalogues(): readonly string[];
  /** Communes with dossiers whose catalogue has come and that were not applied yet. */
  freedCommunes(): readonly string[];
}

export interface WithheldWrites {
  /** The content of a catalogue version is here from now on. */
  knowCatalogue(version: string): void;
  /** Applies what waited and need wait no more; says of how many dossiers. */
  applyWithheld(commune: string): number;
}

/** Ledgers and their events. */
export interface LedgerReads {
  ledgerHead(
    ledger: LedgerId,
  ): { readonly seq: number; readonly hash: Hash; readonly clock: readonly [number, number] } | null;
  hashAt(ledger: LedgerId, seq: number): Hash | null;
  listLedgers(): readonly LedgerRecord[];
  findLedger(ledger: LedgerId): LedgerRecord | null;
  /** In order, both ends included; read in slices, so that writing may go on between two events. */
  eventRange(ledger: LedgerId, from: number, to: number): Iterable<LedgerEvent>;
  staffOf(ledger: LedgerId): readonly StaffRecord[];
  openingNumber(ledger: LedgerId): number;
  lastEntryAt(ledger: LedgerId): number | null;
  clockConfirmation(ledger: LedgerId): { readonly wall: number; readonly offsetMs: number } | null;
}

/** Dossiers and what the fold says of them. */
export interface DossierReads {
  /** By ledger and number. */
  eventsOf(dossier: DossierId): readonly LedgerEvent[];
  /** By any code that was ever printed for it. */
  /** Every dossier that this code was ever given to; more than one where two machines ran with one desk number. */
  dossiersOfCode(code: string): readonly DossierId[];
  findFolded(dossier: DossierId): FoldedDossier | null;
  findDossier(dossier: DossierId): DossierRecord | null;
  /** Those of them that are here, in no order; each is looked for in its commune alone. */
  findDossiers(places: readonly DossierPlace[]): readonly DossierRecord[];
  /** Newest first, with `due` the nearest date first. `total` of a search counts no further than 250 past the page. */
  listDossiers(query: DossierQuery): { readonly rows: readonly DossierRecord[]; readonly total: number };
  countDossiers(windows: {
    readonly now: number;
    readonly todayEndMs: number;
    readonly soonEndMs: number;
  }): DossierCounts;
  dossierCount(): number;
  /** Newest first. */
  oddEvents(limit: number): readonly OddEvent[];
  codeClashes(): readonly {
    readonly commune: string;
    readonly code: string;
    readonly dossiers: readonly DossierId[];
  }[];
  /** Dossiers that a ledger touched after a number, each with the last number that did, the earliest first. */
  touchedAfter(ledger: LedgerId, seq: number): readonly { readonly dossier: DossierId; readonly seq: number }[];
  /** Dossiers that an own ledger touched after what the district holds of it. */
  unsentDossierCount(): number;
  /** Highest place given in a desk's block on a day, over all its generations. */
  highestNumber(
    commune: string,
    date: string,
    desk: number,
  ): { readonly generation: number; readonly k: number } | null;
  /** Highest generation that any ledger or code of this desk shows. */
  highestGeneration(commune: string, desk: number): number;
  lastEntry(commune: string, bookNo: string): number;
}

/** Catalogue, calendar and form texts. `commune` may be left out where the store holds one commune's ledgers. */
export interface RulesReads {
  rulesInForce(kind: RulesKind, commune?: string): string | null;
  /** The one in force first, then those before it whose content is here: one of them must serve where it cannot. */
  usableRules(kind: RulesKind): readonly string[];
  findRules(kind: RulesKind, version: string): string | null;
  /** JSON of what a commune and its desks are called, by the district's last word (shared/dossier/office-names.ts). */
  officeNames(commune: string): string | null;
  /** Throws when catalogue or calendar was never adopted; `forms` null: the program's own. */
  rulesRecords(commune?: string): {
    readonly catalogue: RulesRecord;
    readonly calendar: RulesRecord;
    readonly forms: RulesRecord | null;
  };
  findContent(sha256: Hash): string | null;
}

/** What a folder keeps beside its ledgers. */
export interface LocalReads {
  findSetting(name: string): string | null;
  findCommand(id: string): { readonly call: string; readonly inputHash: Hash; readonly answer: string } | null;
  findDraft(): { readonly sealed: Uint8Array; readonly at: number } | null;
  findSealed(sha256: Hash): SealedBook | null;
  /** The number of the batch or greeting that was sealed last; 0 when none was. */
  lastSealedNo(): number;
  /** A kept range of another's ledger with that number in it, of several the one that begins last. */
  findKeptRange(commune: string, ledger: LedgerId, seq: number): KeptRange | null;
  /** Oldest range first. */
  listUploads(): readonly PendingUpload[];
  holdBelief(): HoldBelief;
  /** The setting `ownLedgers`: ids of the ledgers that this desk writes or wrote. */
  ownLedgers(): readonly string[];
  lastAcknowledgement(): {
    readonly at: number;
    readonly state: string;
    readonly upTo: number;
    readonly road: string;
  } | null;
  /** Newest first. */
  syncLog(limit: number): readonly SyncLogEntry[];
}

/** Reading; a query cannot write. */
export interface ReadDb
  extends LedgerReads,
    DossierReads,
    WithheldReads,
    RulesReads,
    AttachmentReads,
    ScanReads,
    DraftScanReads,
    LocalReads,
    MailReads,
    PaperListReads {}

export type { RulesKind };
export interface RulesRecord {
  readonly version: string;
  readonly sha256: Hash;
}

/** Writing; exists only inside a transaction. */
export interface WriteTx
  extends ReadDb,
    WithheldWrites,
    AttachmentWrites,
    ScanWrites,
    DraftScanWrites,
    MailWrites,
    PaperListWrites {
  /** The next event of a ledger. Throws when it does not continue the chain: that is a defect of the caller. */
  appendEvent(event: LedgerEvent): void;
  /**
   * A checked, contiguous range that continues the ledger: the same effect as one by one; each dossier touched is
   * folded once. `commune`: whose ledger it is, where it was not admitted and its opening is not to be believed.
   */
  appendEvents(ledger: LedgerId, events: readonly LedgerEvent[], commune?: string): void;
  /**
   * Takes a ledger's events from a number on (2 at least) out of the story and keeps them beside it: another branch of
   * it counts. What they said of dossiers goes with them; numbers that they printed stay used up.
   */
  leaveBranch(ledger: LedgerId, from: number): void;
  rememberCommand(command: {
    readonly id: string;
    readonly call: string;
    readonly inputHash: Hash;
    readonly answer: string;
    readonly at: number;
  }): void;
  /** Keeps a text under its SHA-256 and gives that back; of an adopted catalogue version its content is here then. */
  putContent(body: string): Hash;
  setSetting(name: string, value: string): void;
  removeSetting(name: string): void;
  saveDraft(sealed: Uint8Array, at: number): void;
  discardDraft(): void;
  rememberSealed(sealed: {
    readonly sha256: Hash;
    readonly nonce: string;
    readonly kind: 'batch' | 'greeting';
    readonly ledger: LedgerId;
    readonly from: number | null;
    readonly to: number | null;
    readonly at: number;
  }): void;
  /** Of two ranges that begin at one number the longer is kept. */
  keepRange(range: KeptRange): void;
  /** Before its first byte goes up. */
  keepUpload(upload: PendingUpload): void;
  /** It was answered, or is of no use any more. */
  removeUpload(sha256: Hash): void;
  setHoldBelief(belief: HoldBelief): void;
  addSyncLog(entry: SyncLogEntry & { readonly isAcknowledgement: boolean }): void;
}

export interface Store {
  readonly read: ReadDb;
  /** One BEGIN IMMEDIATE: rolled back on a refusal as on a throw; durable when it returns. */
  write<T>(work: (tx: WriteTx) => Result<T>): Result<T>;
  verify(): VerifyReport;
  /** SQLite's online backup into a new file. */
  backupTo(path: string): Promise<void>;
  /** The connection, for the district's own tables. */
  readonly db: Database;
  close(): void;
  [Symbol.dispose](): void;
}
