import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { useCall } from '../client/use-call.ts';
import { useCoreLine } from '../client/use-core-line.ts';
import type { Formatter } from '../format/formatter.ts';
import { useFormat } from '../format/use-format.ts';
import { NetPill, type NetTone } from './NetPill.tsx';

/** What the line to the district is doing, and that the work is safe meanwhile. */
export function DeskNet() {
  const { t } = useTranslation();
  const format = useFormat();
  const lineUp = useCoreLine();
  const { data, error } = useCall('sync.status', {});
  if (!lineUp) return <NetPill tone="lost" words={t('frame.net.coreLost')} />;
  if (!data) return error ? <NetPill tone="lost" words={t('frame.net.unknown')} href="#/sync" /> : null;
  const { tone, words } = netWords(data, t, format);
  return <NetPill tone={tone} words={words} href="#/sync" />;
}

function netWords(
  sync: CallOutput<'sync.status'>,
  t: TFunction,
  format: Formatter,
): { readonly tone: NetTone; readonly words: string } {
  const { unsent } = sync;
  const since = sync.offlineSince ? offlineSince(sync.offlineSince, t, format) : '';
  switch (sync.state) {
    case 'online':
      return { tone: 'on', words: unsent > 0 ? t('frame.net.onlineUnsent', { unsent }) : t('frame.net.online') };
    case 'sending':
      return { tone: 'sending', words: t('frame.net.sending', { unsent }) };
    case 'offline':
      return {
        tone: 'off',
        words: unsent > 0 ? t('frame.net.offline', { since, unsent }) : t('frame.net.offlineClear', { since }),
      };
    case 'never':
      return { tone: 'off', words: unsent > 0 ? t('frame.net.never', { unsent }) : t('frame.net.neverClear') };
    case 'notSet':
      return { tone: 'off', words: unsent > 0 ? t('frame.net.notSet', { unsent }) : t('frame.net.notSetClear') };
  }
}

/** Of today the time alone, else time and day. */
function offlineSince(at: string, t: TFunction, format: Formatter): string {
  return format.nearDay(at) === t('format.today') ? format.time(at) : format.near(at);
}
