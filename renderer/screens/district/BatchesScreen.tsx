import { useTranslation } from 'react-i18next';
import { ScreenHead } from '../../ui/ScreenHead.tsx';

export function BatchesScreen() {
  const { t } = useTranslation();
  return <ScreenHead title={t('district.batches.head.title')} />;
}
