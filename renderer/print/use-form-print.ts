import { useState } from 'react';
import type { CallInput } from '../../shared/contract/contract.ts';
import type { WireError } from '../../shared/contract/envelope.ts';
import { useAsk } from '../client/use-ask.ts';
import { printPage } from './print-page.ts';

export type PrintState = 'idle' | 'printing' | 'printed' | 'cancelled' | 'failed';

/** The questions that are answered with a page to print. */
type FormCall = 'form.html' | 'dossier.controlSheet' | 'paperList.html';

interface Printed {
  readonly state: 'printed' | 'cancelled' | 'failed';
  /** The page; null where it was refused, and `error` says why. */
  readonly html: string | null;
}

export interface FormPrint<C extends FormCall> {
  readonly state: PrintState;
  readonly error: WireError | null;
  readonly print: (input: CallInput<C>) => Promise<Printed>;
}

/** Asks for a form's page and sends it to the printer. Never rejects: what was saved can be printed again. */
export function useFormPrint<C extends FormCall>(call: C): FormPrint<C> {
  const ask = useAsk(call);
  const [state, setState] = useState<PrintState>('idle');
  const [error, setError] = useState<WireError | null>(null);

  async function printed(input: CallInput<C>): Promise<Printed> {
    const answer = await ask(input);
    if (!answer.ok) {
      setError(answer.error);
      return { state: 'failed', html: null };
    }
    const { html } = answer.value;
    // Printing is the system's: whatever it throws, only the paper is missing.
    const isSent = await printPage(html).catch(() => null);
    return { state: isSent === null ? 'failed' : isSent ? 'printed' : 'cancelled', html };
  }

  return {
    state,
    error,
    async print(input) {
      setState('printing');
      setError(null);
      const end = await printed(input);
      setState(end.state);
      return end;
    },
  };
}
