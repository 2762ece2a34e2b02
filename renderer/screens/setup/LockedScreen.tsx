import { PasswordInput, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SetupCard } from './SetupCard.tsx';
import { SetupLayout } from './SetupLayout.tsx';

/** A desk whose keys wait for their passphrase. */
export function LockedScreen() {
  const { t } = useTranslation();
  const unlock = useCommand('app.unlock');
  const [passphrase, setPassphrase] = useState('');
  return (
    <SetupLayout title={t('setup.locked.title')} remark={t('setup.locked.what')}>
      <SetupCard icon={<IconLock size={20} />} title={t('setup.locked.card')} what={t('setup.locked.why')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (passphrase) void unlock.run({ passphrase });
          }}
        >
          <Stack gap="md">
            <PasswordInput
              label={t('setup.locked.passphrase')}
              value={passphrase}
              autoFocus
              autoComplete="current-password"
              onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
            />
            {unlock.error ? <ErrorNote error={unlock.error} /> : null}
            <Action kind="go" submit wide keyName="↵" label={t('setup.locked.go')} busy={unlock.busy} />
          </Stack>
        </form>
      </SetupCard>
    </SetupLayout>
  );
}
