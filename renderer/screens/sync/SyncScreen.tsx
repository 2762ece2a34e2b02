import { useTranslation } from 'react-i18next';
import { ScreenHead } from '../../ui/ScreenHead.tsx';

export function SyncScreen() {
  const { t } = useTranslation();
  return <ScreenHead title={t('sync.head.title')} />;
}
