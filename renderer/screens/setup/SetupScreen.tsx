import { useTranslation } from 'react-i18next';
import { ScreenHead } from '../../ui/ScreenHead.tsx';

export function SetupScreen() {
  const { t } = useTranslation();
  return <ScreenHead title={t('setup.head.title')} />;
}
