import type { DossierRecord, ReadDb } from '../../db/store.ts';
import type { ActorRole } from '../../shared/dossier/event.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import type { Caller } from '../api/handlers.ts';
import type { AttachmentShelf } from '../attachments/shelf.ts';
import type { Rules } from '../ledger/rules.ts';

/** A desk's store answers at once, a district's by a promise: what asks awaits either. */
type Sooner<Asking> = {
  readonly [Name in keyof Asking]: Asking[Name] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Answer | Promise<Answer>
    : never;
};

export type ViewReads = Sooner<
  Pick<
    ReadDb,
    | 'codeClashes'
    | 'countDossiers'
    | 'dossiersOfCode'
    | 'findDossier'
    | 'findDossiers'
    | 'findFolded'
    | 'findLedger'
    | 'isAttachmentHeld'
    | 'listDossiers'
    | 'listLedgers'
    | 'oddEvents'
    | 'staffOf'
    | 'withheldDossiers'
  >
>;
export type ViewRules = Sooner<Rules>;

/** What somebody may see where not everybody sees everything: their fields and the procedures of these. */
export interface Sight {
  readonly fields: readonly string[];
  readonly codes: readonly string[];
}

interface Office {
  readonly name: string;
  readonly province: string;
}

/** What showing dossiers needs of the folder that it is done in: a desk's or a district's. */
export interface ViewHost {
  readonly read: ViewReads;
  readonly rules: ViewRules;
  readonly shelf: Pick<AttachmentShelf, 'has' | 'get'>;
  /** The folder's clock, ms UTC. */
  readonly now: () => number;
  /** What the tier above is called here. */
  readonly tierName: string;
  readonly training: boolean;
  /** Name and province of a commune's office; null where it is not known. */
  readonly officeOf: (commune: string) => Office | null | Promise<Office | null>;
  /** Where the faces of printed forms lie. */
  readonly fontsDir: string;
  /** The role whose moves are offered: of who asks, where that is known. */
  readonly roleOf: (record: DossierRecord, as: string | undefined) => ActorRole | Promise<ActorRole>;
  /** The last number of a ledger that the tier above holds; null for ledgers that are not this folder's own. */
  readonly sentUpTo: (ledger: LedgerId) => number | null;
  /** What whoever asks may see; null, and where it is left out: everything. */
  readonly sightOf?: (caller: Caller | undefined) => Promise<Sight | null>;
  /** Whether the folder keeps forecasts: a district's alone does. */
  readonly hasForecasts?: true;
}
