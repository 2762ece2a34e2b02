import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../ui/Action.tsx';
import { Section } from '../../ui/Section.tsx';
import { HandOverDialog } from '../papers/HandOverDialog.tsx';
import { FolderRoad } from './FolderRoad.tsx';
import classes from './SyncScreen.module.css';

/** The road over a stick or a shared folder that the desk writes to and reads by itself; papers travel beside it. */
export function FolderCard() {
  const { t } = useTranslation();
  const [isHandingOver, setHandingOver] = useState(false);
  return (
    <Section title={t('sync.folder.title')} grow>
      <FolderRoad place="desk" />
      <Group mt="sm" className={classes.small}>
        <Action label={t('papers.desk.open')} onAct={() => setHandingOver(true)} />
      </Group>
      {isHandingOver ? <HandOverDialog onClose={() => setHandingOver(false)} /> : null}
    </Section>
  );
}
