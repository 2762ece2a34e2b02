import { Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { Action } from '../../ui/Action.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useIntake } from './IntakeProvider.tsx';
import { useCounterStep } from './use-counter-step.ts';

interface CounterDialogProps {
  readonly kind: 'supplement' | 'refuse';
  readonly procedure: CallOutput<'procedure.get'> | null;
  /** `field`: where the form itself was refused. */
  readonly onClose: (field: string | null) => void;
}

/** Papers missing, or not to be received at all: said once, in full, with its reason. */
export function CounterDialog({ kind, procedure, onClose }: CounterDialogProps) {
  const { t } = useTranslation();
  const papers = useIntake((state) => state.draft.papers);
  const step = useCounterStep();
  const [items, setItems] = useState(() => {
    const there = new Set(papers.map(({ index }) => index));
    const missing = (procedure?.components ?? []).filter(({ required, index }) => required && !there.has(index));
    return missing.map(({ name }) => name).join('\n');
  });
  const [reason, setReason] = useState('');
  const [legalGround, setLegalGround] = useState('');
  const [tried, setTried] = useState(false);
  const lines = items
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const complete = reason.trim() !== '' && (kind === 'refuse' || lines.length > 0);

  const submit = async (): Promise<void> => {
    setTried(true);
    if (!complete) return;
    const field = await step.run(kind, { items: lines, reason, legalGround });
    if (field.kind === 'done') onClose(null);
    if (field.kind === 'formRefused') onClose(field.field);
  };

  return (
    <Dialog
      size="lg"
      title={kind === 'supplement' ? t('intake.counter.supplementTitle') : t('intake.counter.refuseTitle')}
      onClose={() => onClose(null)}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="md">
          {kind === 'supplement' ? (
            <Textarea
              label={t('intake.counter.items')}
              value={items}
              autosize
              minRows={3}
              maxRows={8}
              error={tried && lines.length === 0 ? t('intake.counter.itemsMissing') : undefined}
              data-autofocus={items === '' || undefined}
              onChange={({ currentTarget }) => setItems(currentTarget.value)}
            />
          ) : null}
          <Textarea
            label={t('intake.counter.reason')}
            value={reason}
            autosize
            minRows={2}
            maxRows={6}
            error={tried && reason.trim() === '' ? t('intake.counter.reasonMissing') : undefined}
            data-autofocus={kind === 'refuse' || items !== '' || undefined}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {kind === 'supplement' ? (
            <TextInput
              label={t('intake.counter.legalGround')}
              value={legalGround}
              onChange={({ currentTarget }) => setLegalGround(currentTarget.value)}
            />
          ) : null}
          {step.error ? <ErrorNote error={step.error} /> : null}
          <Group gap="sm">
            <Action
              kind="go"
              submit
              busy={step.busy}
              label={kind === 'supplement' ? t('intake.counter.supplementDo') : t('intake.counter.refuseDo')}
            />
            <Action kind="quiet" keyName="Esc" label={t('intake.counter.back')} onAct={() => onClose(null)} />
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
