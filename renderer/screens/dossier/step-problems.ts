import type { TFunction } from 'i18next';
import { readTypedDate } from '../../format/typed-date.ts';
import { type FieldSpec, type Get, readAmount } from './step.ts';

/** What is wrong with what was typed, field by field, before anything is asked of the core. */
export function stepProblems(fields: readonly FieldSpec[], get: Get, t: TFunction): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, kind, required } of fields) {
    const text = get(name);
    if (text === '') {
      if (required) found.set(name, t('dossier.form.missing'));
    } else if (kind === 'amount' && readAmount(text) === null) found.set(name, t('dossier.form.badAmount'));
    else if (kind === 'date' && readTypedDate(text) === null) found.set(name, t('dossier.form.badDate'));
    else if (kind === 'count' && !/^[1-9]\d{0,4}$/.test(text)) found.set(name, t('dossier.form.badCount'));
  }
  return found;
}

/** The core's refusals, on the fields that they name. */
export function refusedFields(
  fields: readonly FieldSpec[],
  refused: Readonly<Record<string, { readonly message: string }>>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path, { message }] of Object.entries(refused)) {
    const field = fields.find(({ name, path: own = name }) => path === own || path.startsWith(`${own}.`));
    if (field) found.set(field.name, message);
  }
  return found;
}
