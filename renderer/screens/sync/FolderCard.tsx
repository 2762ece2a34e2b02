import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Section.tsx';
import { FolderRoad } from './FolderRoad.tsx';

/** The road over a stick or a shared folder that the desk writes to and reads by itself. */
export function FolderCard() {
  const { t } = useTranslation();
  return (
    <Section title={t('sync.folder.title')} grow>
      <FolderRoad place="desk" />
    </Section>
  );
}
