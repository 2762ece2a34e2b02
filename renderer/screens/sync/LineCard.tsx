import { Group, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import type { Formatter } from '../../format/formatter.ts';
import { useFormat } from '../../format/use-format.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Section } from '../../ui/Section.tsx';
import type { Tone } from '../../ui/StatusTag.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { NetworkDialog } from './NetworkDialog.tsx';
import classes from './SyncScreen.module.css';

type SyncStatus = CallOutput<'sync.status'>;

/** How the line stands, where it leads, and when it is tried again. */
export function LineCard({ sync, tier }: { readonly sync: SyncStatus; readonly tier: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { hello } = useSession();
  const training = useCall('training.status', hello.training ? {} : null);
  const setUrl = useCommand('sync.setUrl');
  const [typed, setTyped] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  const [isNetwork, setNetwork] = useState(false);
  const { tone, word, hint } = lineWords(sync, { t, format, tier });
  const editing = typed !== null || sync.state === 'notSet';

  const save = async (): Promise<void> => {
    const url = (typed ?? '').trim();
    setBad(!/^https?:\/\/\S+$/i.test(url));
    if (!/^https?:\/\/\S+$/i.test(url)) return;
    const answer = await setUrl.run({ url });
    if (answer?.ok) setTyped(null);
  };

  return (
    <Section title={t('sync.line.title')} remark={<StatusTag tone={tone} word={word} />}>
      <p className={classes.hint}>{training.data?.cut ? t('sync.line.cut') : hint}</p>
      {sync.nextTryAt && sync.state === 'offline' ? (
        <p className={classes.remark}>{t('sync.line.nextTry', { when: format.near(sync.nextTryAt) })}</p>
      ) : null}
      {editing ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Group gap="sm" align="flex-end" wrap="nowrap">
            <TextInput
              className={classes.address}
              label={t('sync.line.address')}
              value={typed ?? ''}
              type="url"
              placeholder="https://"
              error={bad ? t('sync.line.addressBad') : (setUrl.error?.fields?.url?.message ?? null)}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
            <Action submit label={t('sync.line.addressSave')} busy={setUrl.busy} />
          </Group>
          {setUrl.error && !setUrl.error.fields ? <ErrorNote error={setUrl.error} /> : null}
        </form>
      ) : (
        <div className={classes.line}>
          <span className={classes.remark}>{sync.url}</span>
          <Action kind="quiet" label={t('sync.line.addressEdit')} onAct={() => setTyped(sync.url ?? '')} />
          {hello.training ? null : (
            <Action kind="quiet" label={t('sync.network.open')} onAct={() => setNetwork(true)} />
          )}
        </div>
      )}
      {isNetwork ? <NetworkDialog onClose={() => setNetwork(false)} /> : null}
    </Section>
  );
}

function lineWords(
  { state, offlineSince, offlineReason }: SyncStatus,
  { t, format, tier }: { readonly t: TFunction; readonly format: Formatter; readonly tier: string },
): { readonly tone: Tone; readonly word: string; readonly hint: string } {
  switch (state) {
    case 'online':
      return { tone: 'ok', word: t('sync.line.online'), hint: t('sync.line.onlineHint') };
    case 'sending':
      return { tone: 'wait', word: t('sync.line.sending'), hint: t('sync.line.sendingHint') };
    case 'never':
      return { tone: 'plain', word: t('sync.line.never'), hint: t('sync.line.neverHint') };
    case 'notSet':
      return { tone: 'today', word: t('sync.line.notSet'), hint: t('sync.line.notSetHint', { tier }) };
    case 'offline':
      return {
        tone: 'plain',
        word: offlineSince
          ? t('sync.line.offline', { since: format.near(offlineSince) })
          : t('sync.line.offlineUnknown'),
        hint: t('sync.line.offlineHint', { reason: offlineReason?.message ?? '' }),
      };
  }
}
