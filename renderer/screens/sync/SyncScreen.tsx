import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { useMinute } from '../../session/use-minute.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FileDrop, FilePick } from '../../ui/FilePick.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { FiguresCard } from './FiguresCard.tsx';
import { FolderCard } from './FolderCard.tsx';
import { LineCard } from './LineCard.tsx';
import { MailDialog } from './MailDialog.tsx';
import { OfficeDialog } from './OfficeDialog.tsx';
import { OfflineSteps } from './OfflineSteps.tsx';
import { ResultCard } from './ResultCard.tsx';
import { SyncLog } from './SyncLog.tsx';
import classes from './SyncScreen.module.css';
import { useSyncDeeds } from './use-sync-deeds.ts';
import { WaitingCard } from './WaitingCard.tsx';

/** What is unsent, what was acknowledged, and the three ways to move it: the line, a file out, files in. */
export function SyncScreen() {
  const { t } = useTranslation();
  const { hello } = useSession();
  useMinute();
  const { data: sync, error, refetch } = useCall('sync.status', {});
  const deeds = useSyncDeeds();
  const [isMailing, setMailing] = useState(false);
  const [isOffice, setOffice] = useState(false);
  const tier = hello.desk?.tierName ?? '';
  const canSend = sync !== undefined && sync.state !== 'notSet';
  useKeys({
    'Ctrl+Enter': () => {
      if (canSend) void deeds.send();
    },
    f7: () => void deeds.write(),
  });

  return (
    <>
      <ScreenHead title={t('sync.head.title')} remark={t('sync.head.remark')}>
        {hello.training ? null : <Action label={t('sync.office.open')} onAct={() => setOffice(true)} />}
      </ScreenHead>
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      {!sync ? (
        error ? null : (
          <Busy rows={6} />
        )
      ) : (
        <div className={classes.two}>
          <FileDrop hint={t('sync.action.drop')} onFiles={deeds.read} onUnread={deeds.unread}>
            <FiguresCard sync={sync} tier={tier} />
            <LineCard sync={sync} tier={tier} />
            <div className={classes.pair}>
              {deeds.result ? (
                <ResultCard result={deeds.result} tier={tier} onSeen={deeds.forget} />
              ) : (
                <OfflineSteps tier={tier} />
              )}
              <FolderCard />
            </div>
            <div className={classes.foot}>
              <Action
                kind="go"
                label={t('sync.action.now')}
                keyName="Ctrl ↵"
                busy={deeds.sending || sync.state === 'sending'}
                disabled={!canSend}
                onAct={deeds.send}
              />
              <Action label={t('sync.action.seal')} keyName="F7" busy={deeds.sealing} onAct={deeds.write} />
              <FilePick
                label={t('sync.action.apply')}
                keyName="F8"
                many
                busy={deeds.reading}
                onFiles={deeds.read}
                onUnread={deeds.unread}
              />
              <Action label={t('sync.mail.open')} onAct={() => setMailing(true)} />
            </div>
            {isMailing ? (
              <MailDialog onClose={() => setMailing(false)} onWritten={deeds.wroteLetters} onSent={deeds.sentLetters} />
            ) : null}
          </FileDrop>
          <div className={classes.beside}>
            {sync.unsentDossiers > 0 ? <WaitingCard all={sync.unsentDossiers} /> : null}
            <SyncLog log={sync.log} />
          </div>
        </div>
      )}
      {isOffice ? <OfficeDialog onClose={() => setOffice(false)} /> : null}
    </>
  );
}
