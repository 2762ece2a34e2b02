import { useTranslation } from 'react-i18next';
import { ScreenHead } from '../../ui/ScreenHead.tsx';

export function IntakeScreen({ procedureCode }: { readonly procedureCode: string | null }) {
  const { t } = useTranslation();
  return <ScreenHead title={t('intake.head.title')} remark={procedureCode} />;
}
