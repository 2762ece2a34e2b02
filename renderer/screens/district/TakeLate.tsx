import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import { useCommand } from '../../client/use-command.ts';
import type { BatchRow } from './batch-words.ts';
import { ReasonForm } from './ReasonForm.tsx';

interface TakeLateProps {
  readonly batch: BatchRow;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}

/** Takes what came late of a shut-out PC in, up to a number that somebody stands for. */
export function TakeLate({ batch, onDone, onBack }: TakeLateProps) {
  const { t } = useTranslation();
  const admit = useCommand('ledger.admitLate');
  const [upTo, setUpTo] = useState<number | string>(batch.toSeq ?? 1);
  const run = async (reason: string): Promise<void> => {
    const ledger = LedgerId.safeParse(batch.ledger);
    if (!ledger.success) return;
    const answer = await admit.run({ ledger: ledger.data, upTo: Number(upTo), reason });
    if (answer?.ok) onDone(t('district.desks.shutOut.admitted', { held: answer.value.held }));
  };
  return (
    <ReasonForm
      hint={t('district.desks.shutOut.admitHint')}
      go={t('district.desks.shutOut.admit')}
      busy={admit.busy}
      error={admit.error}
      onGo={(reason) => void run(reason)}
      onBack={onBack}
    >
      <NumberInput
        label={t('district.desks.shutOut.upTo')}
        value={upTo}
        min={1}
        allowDecimal={false}
        allowNegative={false}
        onChange={setUpTo}
      />
    </ReasonForm>
  );
}
