import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StoreApi } from 'zustand';
import { useStore } from 'zustand';
import { groupings, groupKeys, type Overview } from './figure-rows.ts';
import classes from './ProgressScreen.module.css';
import type { BoardState, Look } from './progress-store.ts';

const looks = ['results', 'time', 'table'] as const;
const lookKeys = {
  results: 'progress.look.results',
  time: 'progress.look.time',
  table: 'progress.look.table',
} as const satisfies Record<Look, string>;

interface BoardControlsProps {
  readonly store: StoreApi<BoardState>;
  readonly overview: Overview;
  /** Every field and officer of the period, whatever is chosen of them. */
  readonly whole: Overview;
}

/** By what, of whom, and drawn or as a table. */
export function BoardControls({ store, overview, whole }: BoardControlsProps) {
  const { t } = useTranslation();
  const { group, look, commune, field, officer, choose } = useStore(store);
  return (
    <div className={classes.controls}>
      <SegmentedControl
        aria-label={t('progress.tab.label')}
        value={group}
        onChange={(value) => choose({ group: groupings.find((known) => known === value) ?? 'communes', silent: false })}
        data={groupings.map((value) => ({ value, label: t(groupKeys[value]) }))}
      />
      <Select
        className={classes.scope}
        aria-label={t('progress.scope.commune')}
        placeholder={t('progress.scope.anyCommune')}
        data={overview.communes.map(({ code, name }) => ({ value: code, label: name }))}
        value={commune}
        searchable
        clearable
        onChange={(value) => choose({ commune: value, officer: null })}
      />
      <Select
        className={classes.scope}
        aria-label={t('progress.scope.field')}
        placeholder={t('progress.scope.anyField')}
        data={whole.fields.map((row) => row.field)}
        value={field}
        searchable
        clearable
        onChange={(value) => choose({ field: value })}
      />
      <Select
        className={classes.scope}
        aria-label={t('progress.scope.officer')}
        placeholder={t('progress.scope.anyOfficer')}
        data={whole.officers.map((row) => ({
          value: `${row.commune} ${row.id}`,
          label: `${row.name || t('progress.row.noName')} · ${row.communeName}`,
        }))}
        value={officer}
        limit={50}
        searchable
        clearable
        onChange={(value) => choose({ officer: value })}
      />
      <SegmentedControl
        className={classes.look}
        aria-label={t('progress.look.label')}
        value={look}
        onChange={(value) => choose({ look: looks.find((known) => known === value) ?? 'table' })}
        data={looks.map((value) => ({ value, label: t(lookKeys[value]) }))}
      />
    </div>
  );
}
