import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useCommand } from '../../client/use-command.ts';
import { saveFile } from '../../files/save-file.ts';
import { useFormPrint } from '../../print/use-form-print.ts';

export interface HandOver {
  readonly busy: boolean;
  readonly error: WireError | null;
  /** What the last deed came to, in words. */
  readonly done: string | null;
  readonly make: () => Promise<void>;
  readonly print: (list: string) => Promise<void>;
}

/** Makes a list with its batch and prints it; a list that was made is never made twice for a printer that failed. */
export function useHandOver(onMade: () => void): HandOver {
  const { t } = useTranslation();
  const making = useCommand('paperList.make');
  const page = useFormPrint('paperList.html');
  const [done, setDone] = useState<string | null>(null);

  async function print(list: string): Promise<void> {
    const { state, html } = await page.print({ list });
    // The list is made all the same, and can be printed again.
    if (state === 'failed' && html !== null) setDone(t('papers.desk.notPrinted', { list }));
  }

  return {
    busy: making.busy,
    error: page.error ?? making.error,
    done,
    print,
    async make() {
      setDone(null);
      const answer = await making.run({});
      if (!answer?.ok) return;
      const { list, written, file } = answer.value;
      if (file !== null) saveFile(file);
      if (written !== null) setDone(t('papers.desk.written', { name: written }));
      else if (file !== null) setDone(t('papers.desk.saved', { name: file.name }));
      onMade();
      await print(list);
    },
  };
}
