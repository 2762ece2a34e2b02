import { useTranslation } from 'react-i18next';
import { ScreenHead } from '../../ui/ScreenHead.tsx';

export function DesksScreen() {
  const { t } = useTranslation();
  return <ScreenHead title={t('district.desks.head.title')} />;
}
