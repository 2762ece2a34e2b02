import { useTranslation } from 'react-i18next';
import { ScreenHead } from '../../ui/ScreenHead.tsx';

export function DossiersScreen() {
  const { t } = useTranslation();
  return <ScreenHead title={t('dossiers.head.title')} />;
}
