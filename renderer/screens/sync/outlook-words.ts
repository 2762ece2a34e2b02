import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';
import type { ScanStatus } from './scan-words.ts';
import { sizeWord } from './sync-words.ts';

/** What goes when, and what the hours of waiting dossiers go by. */
export function outlookWords(
  { online, nextTryAt, rate }: Pick<ScanStatus, 'online' | 'nextTryAt' | 'rate'>,
  { t, format }: { readonly t: TFunction; readonly format: Formatter },
): string {
  const retry = rate === null ? 'sync.waiting.retry' : 'sync.waiting.retryFrom';
  const down = nextTryAt === null ? t('sync.waiting.down') : t(retry, { when: format.near(nextTryAt) });
  return [
    t('sync.waiting.rule'),
    ...(online ? [] : [down]),
    rate === null ? t('sync.waiting.unmeasured') : t('sync.waiting.rate', { size: sizeWord(rate, t) }),
  ].join(' ');
}
