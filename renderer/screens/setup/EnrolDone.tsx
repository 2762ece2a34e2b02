import { Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../files/save-file.ts';
import type { WireFile } from '../../files/wire-file.ts';
import { Action } from '../../ui/Action.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import classes from './setup.module.css';

/** The desk is made; its request must still reach the tier above. */
export function EnrolDone({ request, onEnter }: { readonly request: WireFile; readonly onEnter: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md" align="flex-start" role="status">
      <StatusTag tone="ok" word={t('setup.enrol.doneTitle')} />
      <p className={classes.busy}>{t('setup.enrol.doneWhat', { name: request.name })}</p>
      <Group gap="sm">
        <Action kind="go" label={t('setup.enrol.enter')} onAct={onEnter} />
        <Action label={t('setup.enrol.saveAgain')} onAct={() => saveFile(request)} />
      </Group>
    </Stack>
  );
}
