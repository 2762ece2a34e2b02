import type { Core } from '../../api/core.ts';
import { wireError } from '../../api/dispatcher.ts';
import type { Printer } from '../../ports.ts';
import { type Asked, ask } from './ask.ts';
import { naming } from './naming.ts';
import type { printedForms, printedPapers } from './printed-forms.ts';

export interface WantedForm {
  /** Code or id of the dossier. */
  readonly code: string;
  readonly form: (typeof printedForms)[number];
  /** Of a receipt; a control sheet is A4. */
  readonly paper: (typeof printedPapers)[number];
}

/** A form of a dossier as PDF. Refuses what its call refuses, and shell.print-failed. */
export async function formPdf(
  core: Core,
  printer: Printer,
  { code, form, paper }: WantedForm,
  as: string | undefined,
): Promise<Asked<Uint8Array>> {
  if (form === 'receipt') {
    const receipt = await ask(core, 'form.pdf', { code, form, paper }, as);
    return receipt.ok ? { ok: true, value: Buffer.from(receipt.value.base64, 'base64') } : receipt;
  }
  const sheet = await ask(core, 'dossier.controlSheet', naming(code), as);
  if (!sheet.ok) return sheet;
  const pdf = await printer.pdf(sheet.value.html).catch(() => null);
  return pdf === null ? { ok: false, error: wireError({ code: 'shell.print-failed' }) } : { ok: true, value: pdf };
}
