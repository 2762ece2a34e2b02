import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { Formatter } from '../../format/formatter.ts';
import { sizeWord } from './sync-words.ts';

export type ScanStatus = CallOutput<'scan.status'>;
export type ScanRow = ScanStatus['dossiers'][number];

interface Words {
  readonly t: TFunction;
  readonly format: Formatter;
}

/** What the network road does with scans now, in one line. */
export function networkWord({ roads, dossiers, online }: ScanStatus, { t, format }: Words): string {
  const network = roads.find(({ road }) => road === 'network');
  if (network === undefined) return '';
  const when = network.opensAt === null ? null : format.near(network.opensAt);
  const last = dossiers.at(-1);
  const by = online && last?.at ? [t('sync.scans.by', { when: format.near(last.at) })] : [];
  if (when === null) return t('sync.scans.never');
  if (network.heldBack === 'limit')
    return [t('sync.scans.limit', { size: sizeWord(network.usedBytes, t), when }), ...by].join(' · ');
  if (network.heldBack === 'hours') return [t('sync.scans.hours', { when }), ...by].join(' · ');
  return online ? [t('sync.scans.going'), ...by].join(' · ') : t('sync.scans.offline');
}

/** By when a dossier's scans should be there; of a line that is down, how it will be once it is up. */
export function arrivalWord({ at }: ScanRow, isOnline: boolean, { t, format }: Words): string {
  if (at === null) return t('sync.scans.unknown');
  return isOnline ? t('sync.scans.by', { when: format.near(at) }) : t('sync.scans.byOnceUp', { when: format.near(at) });
}
