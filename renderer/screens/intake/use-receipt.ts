import { useState } from 'react';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useAsk } from '../../client/use-ask.ts';
import { saveFile } from '../../files/save-file.ts';
import { formQr } from '../../print/form-qr.ts';
import { printPage } from '../../print/print-page.ts';
import { browserShelf } from '../../session/browser-shelf.ts';

export type PaperSize = 'A4' | 'A5';
export type PrintState = 'idle' | 'printing' | 'printed' | 'cancelled' | 'failed';

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
  const [state, setState] = useState<PrintState>('idle');
  const [qr, setQr] = useState<string | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const askHtml = useAsk('form.html');
  const askPdf = useAsk('form.pdf');

  return {
    paper,
    state,
    error,
    qr,
    choosePaper(next) {
      browserShelf.write('paper', next);
      setPaper(next);
    },
    async print(code) {
      setState('printing');
      setError(null);
      setQr(null);
      const answer = await askHtml({ code, form: 'receipt', paper });
      if (!answer.ok) {
        setError(answer.error);
        setState('failed');
        return;
      }
      setQr(formQr(answer.value.html));
      // Printing is the system's: whatever it throws, the dossier is saved and can be printed again.
      const printed = await printPage(answer.value.html).catch(() => null);
      setState(printed === null ? 'failed' : printed ? 'printed' : 'cancelled');
    },
    async pdf(code) {
      setError(null);
      const answer = await askPdf({ code, form: 'receipt', paper });
      if (answer.ok) saveFile(answer.value);
      else setError(answer.error);
    },
  };
}
