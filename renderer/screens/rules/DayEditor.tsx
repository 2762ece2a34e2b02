import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JsonObject, JsonValue } from '../../../shared/dossier/event.ts';
import { textOf } from '../../../shared/rules/draft.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import {
  dayKindKeys,
  dayKinds,
  dayStatuses,
  dayStatusKeys,
  halfKeys,
  halves,
  type RulesProblem,
} from './rules-words.ts';

interface DayEditorProps {
  readonly date: string;
  /** Null: as its weekday is. */
  readonly day: JsonObject | null;
  readonly changed: boolean;
  readonly problems: readonly RulesProblem[];
  readonly onChange: (day: JsonValue) => void;
  readonly onRevert: () => void;
}

const asWeekday = 'none';

/** One day: whether it is off or worked, why, and how sure that is. */
export function DayEditor({ date, day, changed, problems, onChange, onRevert }: DayEditorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const problemAt = (path: string): string | null => problems.find((problem) => problem.path === path)?.message ?? null;
  const kind = day === null ? asWeekday : textOf(day, 'kind');
  const choose = (next: string | null): void => {
    if (next === null || next === asWeekday) onChange(null);
    else onChange(dayOf(next, { status: 'official', source: '', name: '', ...day, date }));
  };
  const put = (field: string, value: string): void => onChange({ ...day, date, [field]: value });
  const needsHalf = kind === 'halfDay' || kind === 'swapWork';

  return (
    <div className={beside.fields}>
      <h2 className={beside.lead}>{format.day(date)}</h2>
      <Select
        label={t('rules.day.kindLabel')}
        allowDeselect={false}
        data={[
          { value: asWeekday, label: t('rules.day.kind.none') },
          ...dayKinds.map((value) => ({ value, label: t(dayKindKeys[value]) })),
        ]}
        value={kind}
        error={problemAt('kind')}
        onChange={choose}
      />
      {day === null ? (
        <p className={beside.hint}>{t('rules.day.noneHint')}</p>
      ) : (
        <>
          <TextInput
            label={t('rules.day.name')}
            value={textOf(day, 'name')}
            error={problemAt('name')}
            onChange={({ currentTarget }) => put('name', currentTarget.value)}
          />
          {needsHalf ? (
            <Select
              label={t('rules.day.halfLabel')}
              clearable={kind === 'swapWork'}
              placeholder={kind === 'swapWork' ? t('rules.day.half.whole') : ''}
              data={halves.map((value) => ({ value, label: t(halfKeys[value]) }))}
              value={textOf(day, 'half') || null}
              error={problemAt('half')}
              onChange={(half) => onChange(withHalf(day, half))}
            />
          ) : null}
          <Select
            label={t('rules.day.statusLabel')}
            allowDeselect={false}
            data={dayStatuses.map((value) => ({ value, label: t(dayStatusKeys[value]) }))}
            value={textOf(day, 'status')}
            error={problemAt('status')}
            onChange={(status) => put('status', status ?? 'check')}
          />
          <TextInput
            label={t('rules.day.source')}
            placeholder={t('rules.day.sourceHint')}
            value={textOf(day, 'source')}
            onChange={({ currentTarget }) => put('source', currentTarget.value)}
          />
        </>
      )}
      {changed ? <Action kind="quiet" wide label={t('rules.draft.revertOne')} onAct={onRevert} /> : null}
    </div>
  );
}

/** The half belongs to half days and worked swaps alone. */
function dayOf(kind: string, day: JsonObject): JsonObject {
  return kind === 'halfDay' || kind === 'swapWork' ? { ...day, kind } : { ...withHalf(day, null), kind };
}

function withHalf(day: JsonObject, half: string | null): JsonObject {
  const { half: _before, ...rest } = day;
  return half === null ? rest : { ...rest, half };
}
