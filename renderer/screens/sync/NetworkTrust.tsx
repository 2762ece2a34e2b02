import { Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireFile } from '../../files/wire-file.ts';
import { Action } from '../../ui/Action.tsx';
import { FilePick } from '../../ui/FilePick.tsx';
import classes from './NetworkTrust.module.css';

interface NetworkTrustProps {
  /** Fingerprint of the certificate that is trusted alone; null: what the machine trusts. */
  readonly kept: string | null;
  /** Another file, null for what the machine trusts, undefined while nothing was changed. */
  readonly chosen: WireFile | null | undefined;
  readonly problem: string | null;
  readonly onChoose: (chosen: WireFile | null) => void;
}

/** Whose word an https address is trusted on, and the two ways to change it. */
export function NetworkTrust({ kept, chosen, problem, onChoose }: NetworkTrustProps) {
  const { t } = useTranslation();
  const [unread, setUnread] = useState<string | null>(null);
  const trusted = chosen === undefined ? kept : (chosen?.name ?? null);
  const complaint = problem ?? (unread === null ? null : t('sync.action.unread', { name: unread }));
  return (
    <Stack gap="xs">
      <h3 className={classes.title}>{t('sync.network.trust')}</h3>
      <p>{trusted === null ? t('sync.network.trustSystem') : t('sync.network.trustOne')}</p>
      {trusted === null ? null : <p className={classes.fingerprint}>{trusted}</p>}
      {complaint === null ? null : (
        <p className={classes.problem} role="alert">
          {complaint}
        </p>
      )}
      <Group gap="sm">
        <FilePick
          label={t('sync.network.trustFile')}
          accept=".pem,.crt,.cer"
          onFiles={([file]) => {
            setUnread(null);
            if (file) onChoose(file);
          }}
          onUnread={setUnread}
        />
        {trusted === null ? null : (
          <Action kind="quiet" label={t('sync.network.trustNone')} onAct={() => onChoose(null)} />
        )}
      </Group>
    </Stack>
  );
}
