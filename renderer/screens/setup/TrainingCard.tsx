import { Stack } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SetupCard } from './SetupCard.tsx';
import { StaffFields } from './StaffFields.tsx';
import classes from './setup.module.css';

/** One press: a desk and a tier above to practise with. */
export function TrainingCard() {
  const { t } = useTranslation();
  const begin = useCommand('setup.training');
  const [clerk, setClerk] = useState<string>(t('setup.training.clerkName'));
  const [leader, setLeader] = useState<string>(t('setup.training.leaderName'));
  const [tried, setTried] = useState(false);

  return (
    <SetupCard icon={<IconSchool size={20} />} title={t('setup.training.title')} what={t('setup.training.what')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (clerk.trim() && leader.trim()) void begin.run({ clerk, leader });
        }}
      >
        <Stack gap="md">
          <StaffFields clerk={clerk} leader={leader} tried={tried} onClerk={setClerk} onLeader={setLeader} />
          {begin.error ? <ErrorNote error={begin.error} /> : null}
          <Action kind="go" submit wide keyName="↵" label={t('setup.training.go')} busy={begin.busy} />
          <p className={classes.busy} role="status">
            {begin.busy ? t('setup.training.busy') : null}
          </p>
        </Stack>
      </form>
    </SetupCard>
  );
}
