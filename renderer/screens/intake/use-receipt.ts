import { useState } from 'react';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useAsk } from '../../client/use-ask.ts';
import { saveFile } from '../../files/save-file.ts';
import { formQr } from '../../print/form-qr.ts';
import { type PrintState, useFormPrint } from '../../print/use-form-print.ts';
import { browserShelf } from '../../session/browser-shelf.ts';

export type PaperSize = 'A4' | 'A5';

export interface Receipt {
  readonly paper: PaperSize;
  readonly state: PrintState;
  readonly error: WireError | null;
  /** The signed code of the receipt that was printed last, as an image address. */
  readonly qr: string | null;
  readonly choosePaper: (paper: PaperSize) => void;
  readonly print: (code: string) => Promise<void>;
  readonly pdf: (code: string) => Promise<void>;
}

/** The receipt on paper and as PDF, on the paper size that this window last used. */
export function useReceipt(): Receipt {
  const [paper, setPaper] = useState<PaperSize>(browserShelf.read('paper') === 'A5' ? 'A5' : 'A4');
  const [qr, setQr] = useState<string | null>(null);
  const [failed, setFailed] = useState<WireError | null>(null);
  const page = useFormPrint('form.html');
  const askPdf = useAsk('form.pdf');

  return {
    paper,
    state: page.state,
    error: failed ?? page.error,
    qr,
    choosePaper(next) {
      browserShelf.write('paper', next);
      setPaper(next);
    },
    async print(code) {
      setQr(null);
      setFailed(null);
      const { html } = await page.print({ code, form: 'receipt', paper });
      if (html !== null) setQr(formQr(html));
    },
    async pdf(code) {
      setFailed(null);
      const answer = await askPdf({ code, form: 'receipt', paper });
      if (answer.ok) saveFile(answer.value);
      else setFailed(answer.error);
    },
  };
}
