import { controlSheetHtml } from '../../../shared/forms/control-sheet.ts';
import type { FormSet } from '../../../shared/forms/form-sets.ts';
import { officeHeads } from '../../../shared/forms/office-heads.ts';
import { receiptHtml } from '../../../shared/forms/receipt.ts';
import { receiptQrSvg } from '../../../shared/forms/receipt-qr.ts';
import type { Paper } from './form-words.ts';

const dots = '…………………………';

/** One paper of a set as a desk prints it, with dots where a dossier's own facts go. */
export function trialPrint(forms: FormSet, paper: Paper, communeName: string, province: string): string {
  const office = officeHeads(forms.office, communeName, province);
  if (paper === 'controlSheet') {
    const facts = { training: false, code: dots, handler: null, procedureName: dots, rows: [] };
    return controlSheetHtml({ forms, office, ...facts });
  }
  return receiptHtml(
    {
      ...{ forms, office: { ...office, phone: dots }, training: false, code: null },
      ...{ fullName: null, submitterName: dots, address: null, phone: null, email: null, subject: null },
      papers: [{ name: dots, original: 1, copies: 1, mode: 'submit' }],
      ...{ quantity: 1, limit: null, receivedAt: null, dueAt: null, resultAt: office.spoken, fees: null },
      ...{ bookNo: null, entryNo: null, receptionist: null, qrSvg: receiptQrSvg('MẪU', dots) },
    },
    'citizen',
  );
}
