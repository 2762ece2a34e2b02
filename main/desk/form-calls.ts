import type { ParsedInput } from '../../shared/contract/contract.ts';
import { formPage } from '../../shared/forms/form-page.ts';
import { receiptCopies, trainingMark } from '../../shared/forms/receipt.ts';
import { receiptCss } from '../../shared/forms/receipt-style.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { createPrintFonts } from '../forms/print-fonts.ts';
import { findNamedId } from '../ledger/named-dossier.ts';
import type { Desk } from './desk.ts';
import { receiptView } from './receipt-form.ts';

/** Forms as whole pages for a printer, and as PDF by the Chromium that the shell has. */
export function formHandlers(desk: Desk) {
  const fonts = createPrintFonts(desk.deps.fontsDir);
  return {
    'form.texts': ({ formSet }) => ok(desk.rules.forms(desk.rules.pinForms(formSet ?? desk.office.formSet))),
    'form.html': (input) => {
      const page = receiptPage(desk, fonts, input);
      return page.ok ? ok({ html: page.value.html, title: page.value.title }) : page;
    },
    'form.pdf': async (input) => {
      const page = receiptPage(desk, fonts, input);
      if (!page.ok) return page;
      const { printer } = desk.deps;
      if (printer === null) return refuse('shell.no-browser');
      const pdf = await printer.pdf(page.value.html).catch(() => null);
      if (pdf === null) return refuse('shell.print-failed');
      return ok({ name: `${page.value.title}.pdf`, base64: Buffer.from(pdf).toString('base64') });
    },
  } as const satisfies Handlers;
}

function receiptPage(
  desk: Desk,
  fonts: () => string,
  { code, paper }: ParsedInput<'form.html'>,
): Result<{ readonly html: string; readonly title: string }> {
  const id = findNamedId(desk.store.read, { code });
  if (!id.ok) return id;
  const record = desk.store.read.findDossier(id.value);
  if (record === null) return refuse('dossier.not-found');
  const view = receiptView(desk, record, desk.store.read.eventsOf(record.id));
  if (!view.ok) return view;
  const html = formPage({
    title: view.value.code,
    body: receiptCopies(view.value),
    css: receiptCss,
    fontsCss: fonts(),
    paper,
    watermark: view.value.training ? trainingMark : null,
  });
  return ok({ html, title: view.value.code });
}
