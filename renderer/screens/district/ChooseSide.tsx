import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import { useCommand } from '../../client/use-command.ts';
import type { DossierName } from '../../frame/route.ts';
import type { AttentionRow } from './attention-rows.ts';
import { ReasonForm } from './ReasonForm.tsx';

interface ChooseSideProps {
  readonly name: DossierName | null;
  readonly event: NonNullable<AttentionRow['event']>;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}

/** Whether an event in conflict holds, said for every desk of the office. */
export function ChooseSide({ name, event, onDone, onBack }: ChooseSideProps) {
  const { t } = useTranslation();
  const settle = useCommand('dossier.settle');
  const [take, setTake] = useState('drop');
  const run = async (reason: string): Promise<void> => {
    if (name === null) return;
    const { ledger, seq } = event;
    const answer = await settle.run({
      ...('code' in name ? { code: name.code } : { dossierId: name.dossierId }),
      ...{ event: { ledger: LedgerId.parse(ledger), seq }, take: take === 'take', reason },
    });
    if (answer?.ok) onDone(t('district.attention.choose.done'));
  };
  return (
    <ReasonForm
      hint={t('district.attention.choose.hint')}
      go={t('district.attention.do.choose')}
      busy={settle.busy}
      error={settle.error}
      onGo={(reason) => void run(reason)}
      onBack={onBack}
    >
      <Radio.Group label={t('district.attention.choose.label')} value={take} onChange={setTake}>
        <Stack gap="xs" mt="xs">
          <Radio value="drop" label={t('district.attention.choose.drop')} />
          <Radio value="take" label={t('district.attention.choose.take')} />
        </Stack>
      </Radio.Group>
    </ReasonForm>
  );
}
