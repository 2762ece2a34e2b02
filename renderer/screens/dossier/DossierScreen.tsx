import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import type { DossierName } from '../../frame/route.ts';
import { goTo } from '../../frame/use-route.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { useMinute } from '../../session/use-minute.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { DossierWork } from './DossierWork.tsx';
import { ReceiptActions } from './ReceiptActions.tsx';
import { createStepStore } from './step-store.ts';

/** One dossier: who and what, when it is due and why, what happened, what comes next. */
export function DossierScreen({ name }: { readonly name: DossierName }) {
  const { t } = useTranslation();
  useMinute();
  const { hello, actor } = useSession();
  const { data: dossier, error, refetch } = useCall('dossier.get', name);
  const [store] = useState(createStepStore);
  const actorId = actor?.id;
  // What may be done depends on who asks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person, other steps
  useEffect(refetch, [actorId]);
  const toList = <Action kind="quiet" label={t('dossier.head.back')} onAct={() => goTo({ place: 'dossiers' })} />;

  if (!dossier) {
    return (
      <>
        <ScreenHead title={t('dossier.head.title')} remark={'code' in name ? name.code : null}>
          {toList}
        </ScreenHead>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : <Busy rows={8} />}
      </>
    );
  }
  const code = dossier.code ?? t('dossier.head.noCode');
  return (
    <>
      <ScreenHead
        title={dossier.fullName || t('dossiers.row.purged')}
        remark={t('dossier.head.what', { code, procedure: dossier.procedureName })}
      >
        {dossier.code && hello.mode === 'desk' ? <ReceiptActions code={dossier.code} /> : toList}
      </ScreenHead>
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      <DossierWork dossier={dossier} store={store} />
    </>
  );
}
