import { Group, PasswordInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { saveFile } from '../../files/save-file.ts';
import type { WireFile } from '../../files/wire-file.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { EnrolFacts } from './EnrolFacts.tsx';
import { StaffFields } from './StaffFields.tsx';
import classes from './setup.module.css';

interface EnrolFormProps {
  readonly file: WireFile;
  readonly facts: CallOutput<'setup.readEnrolment'>;
  readonly onHold: (hold: boolean) => void;
  readonly onBack: () => void;
  readonly onDone: (request: WireFile) => void;
}

type Disk = 'yes' | 'no' | 'unknown';
const shortestPassphrase = 8;

export function EnrolForm({ file, facts, onHold, onBack, onDone }: EnrolFormProps) {
  const { t } = useTranslation();
  const { hello } = useSession();
  const enrol = useCommand('setup.enrol');
  const [clerk, setClerk] = useState('');
  const [leader, setLeader] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [disk, setDisk] = useState<Disk>('unknown');
  const [tried, setTried] = useState(false);
  // Electron has the system's safe storage; elsewhere the keys of a real desk need a passphrase.
  const asksPassphrase = enrol.error?.code.startsWith('keys.') || (hello.shell !== 'electron' && !facts.training);
  const short = asksPassphrase && passphrase.length < shortestPassphrase;

  const submit = async (): Promise<void> => {
    setTried(true);
    if (!clerk.trim() || !leader.trim() || short) return;
    onHold(true);
    const answer = await enrol.run({
      file,
      clerk,
      leader,
      diskEncrypted: disk,
      ...(asksPassphrase ? { passphrase } : {}),
    });
    if (!answer?.ok) {
      onHold(false);
      return;
    }
    saveFile(answer.value.request);
    onDone(answer.value.request);
  };

  return (
    <form
      className={classes.enrol}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <EnrolFacts facts={facts} />
      <Stack gap="md">
        <div className={classes.pair}>
          <StaffFields clerk={clerk} leader={leader} tried={tried} onClerk={setClerk} onLeader={setLeader} />
        </div>
        {asksPassphrase ? (
          <PasswordInput
            label={t('setup.enrol.passphrase')}
            description={t('setup.enrol.passphraseHint')}
            value={passphrase}
            autoComplete="new-password"
            error={tried && short ? t('setup.enrol.passphraseShort') : undefined}
            onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          />
        ) : null}
        <Radio.Group
          label={t('setup.enrol.disk')}
          value={disk}
          onChange={(value) => setDisk(value === 'yes' || value === 'no' ? value : 'unknown')}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="yes" label={t('setup.enrol.diskYes')} />
            <Radio value="no" label={t('setup.enrol.diskNo')} />
            <Radio value="unknown" label={t('setup.enrol.diskUnknown')} />
          </Stack>
        </Radio.Group>
        {disk === 'yes' ? null : <p className={classes.advice}>{t('setup.enrol.diskAdvice')}</p>}
        {enrol.error ? <ErrorNote error={enrol.error} /> : null}
        <Group gap="sm">
          <Action kind="go" submit keyName="↵" label={t('setup.enrol.go')} busy={enrol.busy} />
          <Action kind="quiet" label={t('setup.enrol.back')} onAct={onBack} />
        </Group>
      </Stack>
    </form>
  );
}
