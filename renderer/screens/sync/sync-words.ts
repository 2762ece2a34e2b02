import type { TFunction } from 'i18next';
import type { Tone } from '../../ui/StatusTag.tsx';

const roadKeys = {
  network: 'sync.road.network',
  file: 'sync.road.file',
  folder: 'sync.road.folder',
  mail: 'sync.road.mail',
  office: 'sync.road.office',
} as const;

const states = {
  accepted: { key: 'sync.state.accepted', tone: 'ok' },
  duplicate: { key: 'sync.state.duplicate', tone: 'plain' },
  gap: { key: 'sync.state.gap', tone: 'soon' },
  fork: { key: 'sync.state.fork', tone: 'late' },
  refused: { key: 'sync.state.refused', tone: 'late' },
} as const satisfies Record<string, { readonly key: string; readonly tone: Tone }>;

/** By which road something came or went; a road of a newer program by its own name. */
export function roadWord(road: string, t: TFunction): string {
  return hasKey(roadKeys, road) ? t(roadKeys[road]) : road;
}

/** What became of a file or a round, as chip; a state of a newer program by its own name. */
export function stateWord(state: string, t: TFunction): { readonly tone: Tone; readonly word: string } {
  if (!hasKey(states, state)) return { tone: 'plain', word: state };
  return { tone: states[state].tone, word: t(states[state].key) };
}

/** `812 byte`, `14 KB`, `3 MB`. */
export function sizeWord(sizeBytes: number, t: TFunction): string {
  if (sizeBytes < 1024) return t('sync.size.bytes', { count: sizeBytes });
  if (sizeBytes < 1_048_576) return t('sync.size.kilobytes', { count: Math.ceil(sizeBytes / 1024) });
  return t('sync.size.megabytes', { count: Math.ceil(sizeBytes / 1_048_576) });
}

function hasKey<T extends object>(map: T, key: string): key is keyof T & string {
  return Object.hasOwn(map, key);
}
