import { useTranslation } from 'react-i18next';
import { goTo } from '../../frame/use-route.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { Action } from '../../ui/Action.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';

/** Nothing to show: because the filter is narrow, or because nothing is there yet. */
export function EmptyList({ narrowed, onClear }: { readonly narrowed: boolean; readonly onClear: () => void }) {
  const { t } = useTranslation();
  const { hello } = useSession();
  if (narrowed) {
    return (
      <EmptyNote title={t('dossiers.empty.found')} hint={t('dossiers.empty.foundHint')}>
        <Action label={t('dossiers.filter.clear')} onAct={onClear} />
      </EmptyNote>
    );
  }
  return hello.mode === 'district' ? (
    <EmptyNote title={t('dossiers.empty.noneDistrict')} hint={t('dossiers.empty.noneDistrictHint')}>
      <Action label={t('dossiers.empty.batches')} keyName="F2" onAct={() => goTo({ place: 'batches' })} />
    </EmptyNote>
  ) : (
    <EmptyNote title={t('dossiers.empty.none')} hint={t('dossiers.empty.noneHint')}>
      <Action label={t('dossiers.empty.take')} keyName="F2" onAct={() => goTo({ place: 'intake' })} />
    </EmptyNote>
  );
}
