import { useTranslation } from 'react-i18next';
import { ScreenHead } from '../../ui/ScreenHead.tsx';

export function AttentionScreen() {
  const { t } = useTranslation();
  return <ScreenHead title={t('district.attention.head.title')} />;
}
