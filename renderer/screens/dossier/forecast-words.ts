import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';
import type { DossierView } from './dossier-view.ts';

const basisKeys = {
  commune: 'dossiers.forecast.commune',
  procedure: 'dossiers.forecast.procedure',
  field: 'dossiers.forecast.field',
  all: 'dossiers.forecast.all',
} as const;
const stepKeys = { desk: 'dossiers.forecast.desk', unit: 'dossiers.forecast.unit' } as const;

interface Words {
  readonly t: TFunction;
  readonly format: Formatter;
}

/** Why a dossier will likely be late, in a sentence: where it lies, what others like it needed, and what is left. */
export function forecastWords(
  { basis, step, alike, late, leftHours, typicalHours }: NonNullable<DossierView['forecast']>,
  { dueAt, holder }: { readonly dueAt: string; readonly holder: string },
  { t, format }: Words,
): string {
  return t('dossiers.forecast.sentence', {
    due: format.due(dueAt),
    late,
    alike,
    basis: t(basisKeys[basis]),
    // The tier above is called as its setting says.
    step: step === 'district' ? holder : t(stepKeys[step]),
    left: hoursWord(leftHours),
    typical: hoursWord(typicalHours),
  });
}

/** `0,4`, `6,5`, `23`: a guess has no use for more. */
function hoursWord(hours: number): string {
  const step = hours < 10 ? 10 : 1;
  return String(Math.round(hours * step) / step).replace('.', ',');
}
