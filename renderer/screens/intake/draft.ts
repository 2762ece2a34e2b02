import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts';
import { parsePartialDate } from '../../../shared/identity/partial-date.ts';
import { groupPersonalId } from '../../../shared/text/format.ts';
import { writeBirth } from '../../format/write-birth.ts';

/** A person as typed: every field a text, blank where nothing was said. */
export interface PersonDraft {
  readonly fullName: string;
  readonly personalId: string;
  readonly birth: string;
  readonly sex: '' | 'male' | 'female';
  readonly address: string;
  readonly phone: string;
  readonly organization: string;
  readonly taxCode: string;
}

export type Party = 'applicant' | 'submitter';

/** What was taken in of one paper of the checklist, by its place there. */
export interface PaperDraft {
  readonly index: number;
  readonly original: number;
  readonly copies: number;
}

export type DraftScan = CallOutput<'draft.attachScan'>;

/** What is on the form now. */
export interface IntakeDraft {
  readonly applicant: PersonDraft;
  readonly submitter: PersonDraft;
  readonly submitterDiffers: boolean;
  readonly procedureTyped: string;
  readonly procedureCode: string | null;
  /** Which of the procedure's other limits, from 0; null: the usual one. */
  readonly variant: number | null;
  readonly papers: readonly PaperDraft[];
  /** Kept by the core; those of another procedure, or of a paper that is not ticked, do not go with the form. */
  readonly scans: readonly DraftScan[];
  readonly quantity: number;
  readonly note: string;
  readonly commandId: string;
}

type WirePerson = NonNullable<CallInput<'dossier.receive'>['applicant']>;
type WireDraft = CallInput<'draft.save'>['draft'];
type StoredDraft = NonNullable<CallOutput<'draft.get'>['draft']>;

export const emptyPerson: PersonDraft = {
  fullName: '',
  personalId: '',
  birth: '',
  sex: '',
  address: '',
  phone: '',
  organization: '',
  taxCode: '',
};

export function emptyDraft(commandId: string): IntakeDraft {
  return {
    applicant: emptyPerson,
    submitter: emptyPerson,
    submitterDiffers: false,
    procedureTyped: '',
    procedureCode: null,
    variant: null,
    papers: [],
    scans: [],
    quantity: 1,
    note: '',
    commandId,
  };
}

/** Whether there is nothing on the form that anybody would miss. */
export function isBlank(draft: IntakeDraft): boolean {
  return JSON.stringify(draft) === JSON.stringify(emptyDraft(draft.commandId));
}

/** A card's facts over what was typed: what the card does not say stays, what damage took is left blank to be typed. */
export function withCard(person: PersonDraft, card: CallOutput<'card.read'>['person']): PersonDraft {
  return {
    ...person,
    fullName: card.fullName,
    personalId: groupPersonalId(card.personalId ?? ''),
    birth: card.birth ? writeBirth(card.birth) : '',
    sex: card.sex ?? '',
    address: card.address ?? '',
  };
}

/** The form as a dossier to take in. A birth that cannot be read goes as typed, so that its refusal comes to its field. */
export function toRequest(draft: IntakeDraft, visitId: string): CallInput<'dossier.receive'> {
  return {
    ...(draft.procedureCode === null ? {} : { procedureCode: draft.procedureCode }),
    applicant: toPerson(draft.applicant),
    ...(draft.submitterDiffers ? { submitter: toPerson(draft.submitter) } : {}),
    components: [...draft.papers],
    quantity: draft.quantity,
    ...(draft.note.trim() ? { note: draft.note } : {}),
    ...(draft.variant === null ? {} : { variant: draft.variant }),
    visitId,
    draft: {
      id: draft.commandId,
      scans: scansToSend(draft).map(({ sha256, component }) => ({ sha256, component })),
    },
  };
}

/** The paper whose turn it is: the first that is ticked and has no scan yet, by its place in the checklist. */
export function nextToScan(draft: Pick<IntakeDraft, 'scans' | 'papers' | 'procedureCode'>): number | null {
  const scanned = new Set(scansToSend(draft).map(({ component }) => component));
  return draft.papers.find(({ index }) => !scanned.has(index))?.index ?? null;
}

/** The scans that go with the form as it is now. */
export function scansToSend({
  scans,
  papers,
  procedureCode,
}: Pick<IntakeDraft, 'scans' | 'papers' | 'procedureCode'>): readonly DraftScan[] {
  return scans.filter(
    (scan) => scan.procedureCode === procedureCode && papers.some(({ index }) => index === scan.component),
  );
}

function toPerson(person: PersonDraft): WirePerson {
  const birth = parsePartialDate(person.birth);
  const { fullName, ...others } = spoken({
    ...person,
    birth: birth.ok ? birth.value : person.birth.trim().slice(0, 10),
  });
  return { fullName: fullName ?? '', ...others };
}

/** The fields in which something was said. */
function spoken({ sex, ...texts }: PersonDraft): Partial<WirePerson> {
  const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  return { ...said, ...(sex ? { sex } : {}) };
}

/** As it is stored while being typed. Too long texts are cut to what the store takes; the form still has them whole. */
export function toStored(draft: IntakeDraft): WireDraft {
  return {
    applicant: cut(draft.applicant),
    submitter: cut(draft.submitter),
    submitterDiffers: draft.submitterDiffers,
    procedureTyped: draft.procedureTyped.slice(0, 200),
    ...(draft.procedureCode === null ? {} : { procedureCode: draft.procedureCode }),
    ...(draft.variant === null ? {} : { variant: draft.variant }),
    components: [...draft.papers],
    quantity: draft.quantity,
    note: draft.note.slice(0, 2000),
    commandId: draft.commandId,
  };
}

function cut(person: PersonDraft): Partial<WirePerson> {
  const { fullName, personalId, birth, address, phone, organization, taxCode, ...rest } = spoken(person);
  return {
    ...rest,
    ...(fullName && { fullName: fullName.slice(0, 200) }),
    ...(personalId && { personalId: personalId.slice(0, 20) }),
    ...(birth && { birth: birth.slice(0, 10) }),
    ...(address && { address: address.slice(0, 300) }),
    ...(phone && { phone: phone.slice(0, 30) }),
    ...(organization && { organization: organization.slice(0, 300) }),
    ...(taxCode && { taxCode: taxCode.slice(0, 20) }),
  };
}

export function fromStored(stored: StoredDraft, scans: readonly DraftScan[]): IntakeDraft {
  const empty = emptyDraft(stored.commandId);
  return {
    ...empty,
    applicant: toTyped(stored.applicant),
    submitter: toTyped(stored.submitter),
    submitterDiffers: stored.submitterDiffers ?? false,
    procedureTyped: stored.procedureTyped ?? '',
    procedureCode: stored.procedureCode ?? null,
    variant: stored.variant ?? null,
    papers: stored.components ?? [],
    scans,
    quantity: stored.quantity ?? 1,
    note: stored.note ?? '',
  };
}

function toTyped(person: NonNullable<StoredDraft['applicant']> = {}): PersonDraft {
  return {
    fullName: person.fullName ?? '',
    personalId: person.personalId ?? '',
    birth: person.birth ?? '',
    sex: person.sex ?? '',
    address: person.address ?? '',
    phone: person.phone ?? '',
    organization: person.organization ?? '',
    taxCode: person.taxCode ?? '',
  };
}
