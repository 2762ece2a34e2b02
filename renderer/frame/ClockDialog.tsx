import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../client/use-command.ts';
import { readTypedDate } from '../format/typed-date.ts';
import { useFormat } from '../format/use-format.ts';
import { useClock } from '../session/SessionProvider.tsx';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';

interface ClockDialogProps {
  readonly warning: 'behind' | 'ahead';
  readonly onConfirmed: () => void;
  readonly onLater: () => void;
}

const whyKeys = { behind: 'frame.clock.behind', ahead: 'frame.clock.ahead' } as const;

/** Asks for today's date before any date is printed. The clerk types it: a button alone would be pressed unread. */
export function ClockDialog({ warning, onConfirmed, onLater }: ClockDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const clock = useClock();
  const confirm = useCommand('desk.confirmClock');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (): Promise<void> => {
    const today = readTypedDate(typed);
    if (!today) {
      setProblem(t('frame.clock.invalid'));
      return;
    }
    const answer = await confirm.run({ today });
    if (!answer?.ok) return;
    if (answer.value.clockWarning) setProblem(t('frame.clock.stillWrong'));
    else onConfirmed();
  };

  return (
    <Dialog title={t('frame.clock.title')} onClose={onLater}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="md">
          <Text>{t(whyKeys[warning])}</Text>
          <Text fw={600}>{t('frame.clock.shows', { when: format.due(new Date(clock.now()).toISOString()) })}</Text>
          <TextInput
            label={t('frame.clock.field')}
            value={typed}
            error={problem}
            inputMode="numeric"
            data-autofocus
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
              setProblem(null);
            }}
          />
          {confirm.error ? <ErrorNote error={confirm.error} /> : null}
          <Group gap="sm">
            <Action kind="go" submit label={t('frame.clock.confirm')} keyName="↵" busy={confirm.busy} />
            <Action kind="quiet" label={t('frame.clock.later')} keyName="Esc" onAct={onLater} />
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
