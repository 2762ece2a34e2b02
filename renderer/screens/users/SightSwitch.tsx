import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';

/** Whether officers see the dossiers of their own fields alone. */
export function SightSwitch() {
  const { t } = useTranslation();
  const { data } = useCall('user.sight', {});
  const set = useCommand('user.setSight');
  if (!data) return null;
  return (
    <>
      <Switch
        label={t('users.sight.label')}
        description={t('users.sight.hint')}
        checked={data.ownFieldsOnly}
        disabled={set.busy}
        onChange={({ currentTarget }) => void set.run({ ownFieldsOnly: currentTarget.checked })}
      />
      {set.error ? <ErrorNote error={set.error} /> : null}
    </>
  );
}
