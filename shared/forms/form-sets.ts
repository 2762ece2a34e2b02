import { z } from 'zod';

/** What a procedure may ask for; the sets themselves are data, published like catalogues (decision 0033). */
export const formSetNames = ['TT01_2018', 'TT03_2025', 'TT66_2023'] as const;
export type FormSetName = (typeof formSetNames)[number];

/** Whoever names no set, or one that is nowhere, prints by this one. */
export const usualFormSet: FormSetName = 'TT03_2025';

const longestLabel = 120;
const longestNote = 400;
const mostNotes = 8;

/** One line: nothing in it that breaks or hides a line on paper. */
const lineOf = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u);
const label = lineOf(longestLabel);
const notes = z.array(lineOf(longestNote)).max(mostNotes).readonly();
const columns = z.tuple([label, label, label, label]).readonly();

/** A label in which `{commune}` and `{province}` stand for the office's own names. */
const headLine = label.refine((text) => !/\{(?!commune\}|province\})/u.test(text), 'forms.placeholder');

const ReceiptWords = z.object({
  title: label,
  /** Which printed form it is, in the corner: `Mẫu số 01`. */
  formNo: label,
  number: label,
  /** What follows the number: `Số: 12/TNHS`. */
  numberSuffix: z.string().regex(/^[\p{Lu}\d-]{1,12}$/u, 'forms.suffix'),
  code: label,
  receivedFrom: label,
  submittedBy: label,
  address: label,
  phone: label,
  email: label,
  subject: label,
  papers: label,
  /** Number, name, kind, count. */
  paperColumns: columns,
  quantity: label,
  limit: label,
  receivedAt: label,
  dueAt: label,
  resultAt: label,
  fees: label,
  book: label,
  bookNo: label,
  entryNo: label,
  contact: label,
  submitter: label,
  receptionist: label,
  signHint: label,
  attention: label,
  notes,
  /** After the notes of a receipt that carries a code. */
  qrNote: lineOf(longestNote),
  citizenCopy: label,
  dossierCopy: label,
});
export type ReceiptWords = z.infer<typeof ReceiptWords>;

const ControlSheetWords = z.object({
  title: label,
  formNo: label,
  code: label,
  procedure: label,
  handler: label,
  coordinator: label,
  /** Whose hands, when, result, remarks. */
  columns,
  given: label,
  giver: label,
  receiver: label,
  early: label,
  onTime: label,
  overdue: label,
  attention: label,
  notes,
});
export type ControlSheetWords = z.infer<typeof ControlSheetWords>;

/** The words of the printed forms of one set: what an administrator edits, never code. */
export const FormSet = z.object({
  name: z.enum(formSetNames),
  /** The act that the forms come from. */
  source: label,
  /** The upper left: who is above, who gives the paper, and the same within a sentence. */
  office: z.object({ parent: headLine, name: headLine, spoken: headLine }),
  receipt: ReceiptWords,
  controlSheet: ControlSheetWords,
});
export type FormSet = z.infer<typeof FormSet>;

/** The sets of one version by name. */
export interface FormSets {
  readonly version: string;
  readonly sets: ReadonlyMap<FormSetName, FormSet>;
}

const Content = z.object({ version: z.string(), sets: z.array(z.unknown()) });

/** Reads a version's content; a set that cannot be used is left out, and the others serve. Null: it is no such content. */
export function readFormSets(raw: unknown): FormSets | null {
  const content = Content.safeParse(raw);
  if (!content.success) return null;
  const read = content.data.sets.map((entry) => FormSet.safeParse(entry));
  const sets = read.flatMap((one) => (one.success ? [[one.data.name, one.data] as const] : []));
  return { version: content.data.version, sets: new Map(sets) };
}

const mark = '@';

/** What a dossier keeps as its form set: the set's name, and of which version; a bare name means the program's seed. */
export function pinnedForms(name: string, version: string | null): string {
  return version === null ? name : `${name}${mark}${version}`;
}

export function readPinnedForms(pinned: string): { readonly name: FormSetName; readonly version: string | null } {
  const at = pinned.indexOf(mark);
  const name = at < 0 ? pinned : pinned.slice(0, at);
  const known = formSetNames.find((one) => one === name) ?? usualFormSet;
  return { name: known, version: at < 0 ? null : pinned.slice(at + 1) };
}
