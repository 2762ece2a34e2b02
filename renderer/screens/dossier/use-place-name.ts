import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/SessionProvider.tsx';

/** Who holds a dossier, in words: the tier above by its own name, nobody named means the reception itself. */
export function usePlaceName(): (holder: string) => string {
  const { t } = useTranslation();
  const { hello } = useSession();
  const tier = hello.desk?.tierName ?? hello.district?.tierName ?? '';
  return (holder) =>
    holder === 'district' ? tier : holder === '' || holder === 'office' ? t('dossiers.row.office') : holder;
}
