import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulesKind } from '../../../shared/rules/draft.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { useFormat } from '../../format/use-format.ts';
import { versionWord } from '../../format/version-word.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { CommuneChoice } from './CommuneChoice.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { DueChangeList } from './DueChangeList.tsx';
import classes from './rules.module.css';
import type { RulesOverview } from './rules-words.ts';

interface PublishPartProps {
  readonly kind: RulesKind;
  readonly communes: RulesOverview['communes'];
  readonly onBack: () => void;
  /** What was done, in words. */
  readonly onDone: (words: string) => void;
}

/** Everything that the draft changes, to be read before it goes down; then to whom, why, and off it goes. */
export function PublishPart({ kind, communes, onBack, onDone }: PublishPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useCall('rules.preview', { kind });
  const publish = useCommand('rules.publish');
  const revert = useCommand('rules.revert');
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [reason, setReason] = useState('');
  const [discarding, setDiscarding] = useState(false);
  const [tried, setTried] = useState(false);
  const problems = data?.problems ?? [];
  const count = data?.differences.length ?? 0;
  const ready = count > 0 && problems.length === 0;

  const send = async (): Promise<void> => {
    setTried(true);
    if (!ready || reason.trim() === '' || chosen?.length === 0) return;
    const answer = await publish.run({ kind, reason, ...(chosen === null ? {} : { communes: [...chosen] }) });
    if (!answer?.ok) return;
    const { version, communes } = answer.value;
    onDone(t('rules.publish.done', { version: versionWord(version, { t, format }), communes }));
  };
  const discard = async (): Promise<void> => {
    const answer = await revert.run({ kind });
    if (answer?.ok) onDone(t('rules.draft.discarded', { count: answer.value.changes }));
  };
  useKeys({ 'Ctrl+Enter': () => void send(), Escape: onBack });

  return (
    <div className={beside.two}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={`${beside.side} ${classes.paper}`} tabIndex={0} aria-label={t('rules.publish.label')}>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
        {!data ? (
          <Busy rows={6} />
        ) : count === 0 ? (
          <EmptyNote title={t('rules.publish.empty')} />
        ) : (
          <>
            {problems.length > 0 ? (
              <p className={classes.wrong} role="alert">
                {t('rules.publish.wrong', { count: problems.length })}
              </p>
            ) : null}
            <DifferenceList kind={kind} differences={data.differences} problems={problems} />
            {kind === 'calendar' && problems.length === 0 ? <DueChangeList communes={chosen} /> : null}
          </>
        )}
      </section>
      <aside className={beside.side} aria-label={t('rules.publish.to')}>
        <div className={beside.fields}>
          <h2 className={beside.lead}>{t('rules.publish.title', { count })}</h2>
          <CommuneChoice communes={communes} chosen={chosen} onChoose={setChosen} />
          <Textarea
            label={t('rules.publish.reason')}
            placeholder={t('rules.publish.reasonHint')}
            autosize
            minRows={2}
            value={reason}
            error={tried && reason.trim() === '' ? t('rules.publish.reasonMissing') : null}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <p className={beside.hint}>{t('rules.publish.hint')}</p>
          {publish.error ? <ErrorNote error={publish.error} /> : null}
        </div>
        <div className={beside.buttons}>
          <Action
            kind="go"
            wide
            label={t('rules.publish.go')}
            keyName="Ctrl ↵"
            busy={publish.busy}
            disabled={!ready}
            onAct={() => void send()}
          />
          <Action wide label={t('rules.publish.back')} keyName="Esc" onAct={onBack} />
          {count > 0 ? (
            <Checkbox
              label={t('rules.draft.discardSure')}
              checked={discarding}
              onChange={({ currentTarget }) => setDiscarding(currentTarget.checked)}
            />
          ) : null}
          {discarding ? (
            <Action
              kind="quiet"
              wide
              label={t('rules.draft.discard')}
              busy={revert.busy}
              onAct={() => void discard()}
            />
          ) : null}
        </div>
      </aside>
    </div>
  );
}
