import { useTranslation } from 'react-i18next';
import type { DossierName } from '../../frame/route.ts';
import { ScreenHead } from '../../ui/ScreenHead.tsx';

export function DossierScreen({ name }: { readonly name: DossierName }) {
  const { t } = useTranslation();
  return <ScreenHead title={t('dossier.head.title')} remark={'code' in name ? name.code : name.dossierId} />;
}
