import type { TFunction } from 'i18next';
import type { JsonValue } from '../../../shared/dossier/event.ts';
import { applyChanges, listOf, textOf } from '../../../shared/rules/draft.ts';
import type { Tone } from '../../ui/StatusTag.tsx';
import { type Entry, isEntry } from './procedure-draft.ts';
import type { RulesDraft, RulesProblem } from './rules-words.ts';

/** One procedure of the draft as its list shows it. */
export interface ProcedureRow {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly entry: Entry;
  readonly retired: boolean;
  readonly changed: boolean;
  readonly problems: readonly RulesProblem[];
}

/** The draft's procedures with what was typed since in them, the retired ones at the end. */
export function procedureRows(
  { content, changes, problems }: RulesDraft,
  typed: Readonly<Record<string, JsonValue>>,
): readonly ProcedureRow[] {
  const present = applyChanges(
    'catalogue',
    content,
    Object.entries(typed).map(([name, body]) => ({ name, body })),
  );
  const changed = new Set([...changes.map(({ name }) => name), ...Object.keys(typed)]);
  const rowOf = (retired: boolean) => (value: JsonValue) => {
    const entry = isEntry(value) ? value : {};
    const code = textOf(entry, 'code');
    return {
      ...{ code, entry, retired, name: textOf(entry, 'name'), field: textOf(entry, 'field') },
      changed: changed.has(code),
      problems: problems.filter(({ name }) => name === code),
    };
  };
  return [...listOf(present.procedures).map(rowOf(false)), ...listOf(present.retired).map(rowOf(true))];
}

/** How a procedure stands in the draft, the first that is true; null where nothing is to be said. */
export function procedureState(
  { problems, retired, changed }: ProcedureRow,
  t: TFunction,
): { readonly tone: Tone; readonly word: string } | null {
  if (problems.length > 0) return { tone: 'late', word: t('rules.procedure.wrong', { count: problems.length }) };
  if (retired) return { tone: 'wait', word: t('rules.procedure.retired') };
  return changed ? { tone: 'soon', word: t('rules.procedure.changed') } : null;
}
