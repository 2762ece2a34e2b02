import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import type { DeskRow } from './desk-row.ts';

interface ShutOutProps {
  readonly desk: DeskRow;
  /** What was done, in words. */
  readonly onDone: (done: string) => void;
  readonly onBack: () => void;
}

/** Shuts a stolen PC out; of one that is shut out, takes late work in up to a number. Both want a reason. */
export function ShutOut({ desk, onDone, onBack }: ShutOutProps) {
  const { t } = useTranslation();
  const revoke = useCommand('ledger.revoke');
  const admit = useCommand('ledger.admitLate');
  const [reason, setReason] = useState('');
  const [upTo, setUpTo] = useState<number | string>(desk.lastSeq);
  const [tried, setTried] = useState(false);
  const { ledger } = desk;
  const isRevoked = desk.state === 'revoked';
  const error = revoke.error ?? admit.error;

  const submit = async (): Promise<void> => {
    setTried(true);
    if (ledger === null || reason.trim() === '') return;
    if (isRevoked) {
      const answer = await admit.run({ ledger, upTo: Number(upTo), reason });
      if (!answer?.ok) return;
      onDone(t('district.desks.shutOut.admitted', { held: answer.value.held }));
    } else {
      const answer = await revoke.run({ ledger, reason });
      if (!answer?.ok) return;
      onDone(t('district.desks.shutOut.revoked', { desk: desk.desk, commune: desk.communeName }));
    }
    onBack();
  };

  return (
    <form
      className={beside.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={beside.hint}>
        {isRevoked ? t('district.desks.shutOut.admitHint') : t('district.desks.shutOut.revokeHint')}
      </p>
      {isRevoked ? (
        <NumberInput
          label={t('district.desks.shutOut.upTo')}
          value={upTo}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          onChange={setUpTo}
        />
      ) : null}
      <TextInput
        label={t('district.desks.shutOut.reason')}
        value={reason}
        error={tried && reason.trim() === '' ? t('district.desks.form.missing') : null}
        autoFocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {error ? <ErrorNote error={error} /> : null}
      <Action
        wide
        submit
        label={isRevoked ? t('district.desks.shutOut.admit') : t('district.desks.shutOut.revoke')}
        busy={revoke.busy || admit.busy}
      />
      <Action kind="quiet" wide label={t('district.desks.form.back')} onAct={onBack} />
    </form>
  );
}
