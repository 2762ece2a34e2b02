import { asOption, type Command, clockOption, dataOption, outOption } from '../command.ts';
import { openPending } from '../files.ts';
import { parseChoice } from '../parse.ts';
import { printedForms, printedPapers } from '../printed-forms.ts';
import { valueText } from '../text.ts';

export const deskPrint: Command = {
  name: 'desk print',
  summary: 'a form of a dossier as PDF, made by an installed browser',
  positionals: ['CODE'],
  options: {
    data: dataOption,
    as: asOption,
    clock: clockOption,
    form: { value: 'FORM', required: true, help: printedForms.join(' or ') },
    paper: { value: 'PAPER', help: 'of a receipt: A4 or A5 (A4)' },
    out: outOption,
  },
  async run(context, args) {
    const { output, as } = context;
    const form = parseChoice('form', args.needed('form'), printedForms);
    const paper = parseChoice('paper', args.text('paper') ?? 'A4', printedPapers);
    const [{ withDesk }, { ask }, { naming }, { formPdf }] = await Promise.all([
      import('../with-desk.ts'),
      import('../ask.ts'),
      import('../naming.ts'),
      import('../form-pdf.ts'),
    ]);
    return withDesk(context, args, async ({ core, deps: { printer } }) => {
      const dossier = await ask(core, 'dossier.get', naming(args.positionals[0] ?? ''), as);
      if (!dossier.ok) return output.refusal(dossier.error);
      if (printer === null) return output.refusal({ code: 'shell.no-browser' });
      const out = openPending(args.needed('out'));
      if (!out.ok) return output.refusal(out.refusal);
      const code = dossier.value.code ?? dossier.value.dossierId;
      const pdf = await formPdf(core, printer, { code, form, paper }, as);
      if (!pdf.ok) {
        out.value.drop();
        return output.refusal(pdf.error);
      }
      const written = out.value.write(pdf.value);
      if (!written.ok) return output.refusal(written.refusal);
      return output.value({ file: out.value.path, bytes: pdf.value.length }, valueText);
    });
  },
};
