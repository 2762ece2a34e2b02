import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { isSamePlace } from '../../../shared/dossier/attachment.ts';
import {
  type DraftScan,
  emptyDraft,
  type IntakeDraft,
  type PaperDraft,
  type Party,
  type PersonDraft,
  withCard,
} from './draft.ts';

export type Received = CallOutput<'dossier.receive'>;
type Card = CallOutput<'card.read'>;
type FieldErrors = NonNullable<WireError['fields']>;

/** What became of a form: received with its code, or only noted (papers asked for, or refused at the counter). */
export type Outcome =
  | { readonly kind: 'received'; readonly received: Received }
  | { readonly kind: 'supplement' | 'refused'; readonly dossierId: string };

export interface ScanResult {
  readonly party: Party;
  readonly warnings: Card['warnings'];
}

export interface IntakeState {
  readonly draft: IntakeDraft;
  /** Whose fields are shown while the one who hands in is not the one it is for. */
  readonly party: Party;
  readonly scan: ScanResult | null;
  readonly scanError: WireError | null;
  readonly fieldErrors: FieldErrors;
  readonly outcome: Outcome | null;
  /** What was thrown away last, to be taken back. */
  readonly thrownAway: IntakeDraft | null;
  readonly restored: boolean;
  readonly visitId: string;
  /** An earlier `register` of this very form. */
  readonly dossierId: string | null;
  load(draft: IntakeDraft): void;
  setPerson(party: Party, change: Partial<PersonDraft>): void;
  setSubmitterDiffers(differs: boolean): void;
  showParty(party: Party): void;
  typeProcedure(typed: string): void;
  chooseProcedure(code: string, name: string): void;
  chooseVariant(variant: number | null): void;
  setPaper(paper: PaperDraft): void;
  setPapers(papers: readonly PaperDraft[]): void;
  /** A scan was kept; `paper`: how it is ticked where it was not. */
  addScan(draft: string, scan: DraftScan, paper: PaperDraft): void;
  removeScan(place: Pick<DraftScan, 'sha256' | 'component'>): void;
  /** What the core says of the scans of a form, if it is still this one. */
  knowScans(draft: string, scans: readonly DraftScan[]): void;
  setExtra(change: Partial<Pick<IntakeDraft, 'quantity' | 'note'>>): void;
  takeCard(card: Card): void;
  failScan(error: WireError): void;
  refuse(fields: FieldErrors): void;
  registered(dossierId: string): void;
  finish(outcome: Outcome): void;
  /** A fresh form; `samePerson` keeps who is at the counter and the visit. */
  next(samePerson: boolean): void;
  throwAway(): void;
  takeBack(): void;
}

export type IntakeStore = StoreApi<IntakeState>;

/** The intake screen's own state: the form as typed, what a scan or a refusal said of it, and what became of it. */
export function createIntakeStore({ newId }: { readonly newId: () => string }): IntakeStore {
  const fresh = (): Pick<
    IntakeState,
    'party' | 'scan' | 'scanError' | 'fieldErrors' | 'outcome' | 'thrownAway' | 'restored' | 'dossierId'
  > => ({
    party: 'applicant',
    scan: null,
    scanError: null,
    fieldErrors: {},
    outcome: null,
    thrownAway: null,
    restored: false,
    dossierId: null,
  });

  return createStore<IntakeState>((set, get) => {
    const edit = (change: (draft: IntakeDraft) => Partial<IntakeDraft>, ...healed: readonly string[]): void =>
      set(({ draft, fieldErrors }) => ({
        draft: { ...draft, ...change(draft) },
        fieldErrors: without(fieldErrors, healed),
        thrownAway: null,
      }));
    return {
      ...fresh(),
      draft: emptyDraft(newId()),
      visitId: newId(),
      load: (draft) => set({ ...fresh(), draft, restored: true }),
      setPerson: (party, change) =>
        edit(
          (draft) => ({ [party]: { ...draft[party], ...change } }),
          party,
          ...Object.keys(change).map((name) => `${party}.${name}`),
        ),
      setSubmitterDiffers(differs) {
        edit(() => ({ submitterDiffers: differs }));
        set({ party: differs ? 'submitter' : 'applicant' });
      },
      showParty: (party) => set({ party }),
      typeProcedure: (typed) =>
        edit(
          () => ({ procedureTyped: typed, procedureCode: null, variant: null, papers: [] }),
          'procedureCode',
          'components',
        ),
      chooseProcedure: (code, name) =>
        edit(
          (draft) => ({
            procedureTyped: name,
            procedureCode: code,
            variant: null,
            papers: draft.procedureCode === code ? draft.papers : [],
          }),
          'procedureCode',
          'components',
        ),
      chooseVariant: (variant) => edit(() => ({ variant }), 'variant'),
      setPaper: (paper) => edit(({ papers }) => ({ papers: withPaper(papers, paper) }), 'components'),
      setPapers: (papers) => edit(() => ({ papers }), 'components'),
      addScan: (id, scan, paper) => {
        if (get().draft.commandId !== id) return;
        edit(
          ({ scans, papers }) => ({
            scans: [...scans.filter((other) => !isSamePlace(other, scan)), scan],
            papers: papers.some(({ index }) => index === scan.component) ? papers : withPaper(papers, paper),
          }),
          'components',
          'draft.scans',
        );
      },
      removeScan: (place) =>
        edit(({ scans }) => ({ scans: scans.filter((scan) => !isSamePlace(scan, place)) }), 'draft.scans'),
      knowScans: (id, scans) => set(({ draft }) => (draft.commandId === id ? { draft: { ...draft, scans } } : {})),
      setExtra: (change) => edit(() => change, ...Object.keys(change)),
      takeCard: ({ person, warnings }) =>
        set(({ draft, party, fieldErrors }) => ({
          draft: { ...draft, [party]: withCard(draft[party], person) },
          scan: { party, warnings },
          scanError: null,
          fieldErrors: without(
            fieldErrors,
            Object.keys(fieldErrors).filter((path) => path.startsWith(party)),
          ),
          thrownAway: null,
        })),
      failScan: (scanError) => set({ scanError, scan: null }),
      refuse: (fieldErrors) => set(({ party }) => ({ fieldErrors, party: partyOf(Object.keys(fieldErrors)) ?? party })),
      // What went with it is the dossier's now, and what did not the core has dropped.
      registered: (dossierId) => set(({ draft }) => ({ dossierId, draft: { ...draft, scans: [] } })),
      finish: (outcome) => set({ outcome, fieldErrors: {} }),
      next: (samePerson) =>
        set(({ draft, visitId, scan }) => {
          const empty = emptyDraft(newId());
          const { applicant, submitter, submitterDiffers } = draft;
          return samePerson
            ? { ...fresh(), scan, draft: { ...empty, applicant, submitter, submitterDiffers }, visitId }
            : { ...fresh(), draft: empty, visitId: newId() };
        }),
      throwAway: () => set(({ draft }) => ({ ...fresh(), draft: emptyDraft(newId()), thrownAway: draft })),
      takeBack: () => set(({ thrownAway, draft }) => ({ ...fresh(), draft: thrownAway ?? draft })),
    };
  });
}

function without(errors: FieldErrors, healed: readonly string[]): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([path]) => !healed.includes(path)));
}

/** A paper with nothing of it taken in is no paper of this dossier. */
function withPaper(papers: readonly PaperDraft[], paper: PaperDraft): readonly PaperDraft[] {
  const others = papers.filter(({ index }) => index !== paper.index);
  return paper.original + paper.copies > 0 ? [...others, paper].toSorted((a, b) => a.index - b.index) : others;
}

/** Whose fields the first refusal is about. */
function partyOf(paths: readonly string[]): Party | null {
  if (paths.some((path) => path.startsWith('applicant'))) return 'applicant';
  return paths.some((path) => path.startsWith('submitter')) ? 'submitter' : null;
}
