import { Button, Select, TextInput } from '@mantine/core';
import {
  IconAlertTriangle,
  IconClock,
  IconSearch,
  IconSquareRotated,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useCall } from '../../client/use-call.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { statusKeys, statusNames } from '../dossier/status-keys.ts';
import classes from './ListFilters.module.css';
import type { DueFilter, ListStore } from './list-store.ts';

const dueChips: readonly { readonly due: DueFilter; readonly icon: TablerIcon; readonly tone: string }[] = [
  { due: 'overdue', icon: IconAlertTriangle, tone: 'late' },
  { due: 'today', icon: IconClock, tone: 'today' },
  { due: 'soon', icon: IconSquareRotated, tone: 'soon' },
];
const dueKeys = {
  overdue: 'dossiers.filter.overdue',
  today: 'dossiers.filter.today',
  soon: 'dossiers.filter.soon',
} as const;

interface ListFiltersProps {
  readonly store: ListStore;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** What narrows the list: words, due state with its figures, status, and at the tier above the commune. */
export function ListFilters({ store, onKeyDown }: ListFiltersProps) {
  const { t } = useTranslation();
  const { hello } = useSession();
  const { search, status, due, commune, figure, mine } = useStore(store);
  const { setSearch, setStatus, setDue, setCommune, setMine, showFigure } = store.getState();
  const counts = useCall('dossier.counts', {});
  const communes = useCall('commune.list', hello.mode === 'district' ? {} : null);
  return (
    <div className={classes.filters}>
      <TextInput
        className={classes.search}
        aria-label={t('dossiers.filter.searchLabel')}
        placeholder={t('dossiers.filter.search')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={search}
        maxLength={200}
        autoFocus
        onKeyDown={onKeyDown}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <fieldset className={classes.chips} aria-label={t('dossiers.filter.due')}>
        {dueChips.map(({ due: chip, icon: Icon, tone }) => (
          <Button
            key={chip}
            variant="default"
            className={classes.chip}
            data-tone={tone}
            aria-pressed={due === chip}
            leftSection={<Icon size={14} aria-hidden="true" />}
            rightSection={<span className={classes.count}>{counts.data?.[chip] ?? ''}</span>}
            onClick={() => setDue(due === chip ? null : chip)}
          >
            {t(dueKeys[chip])}
          </Button>
        ))}
      </fieldset>
      <Select
        className={classes.select}
        aria-label={t('dossiers.filter.status')}
        placeholder={t('dossiers.filter.anyStatus')}
        data={statusNames.map((value) => ({ value, label: t(statusKeys[value]) }))}
        value={status}
        clearable
        onChange={(value) => setStatus(statusNames.find((known) => known === value) ?? null)}
      />
      {hello.mode === 'district' ? (
        <Button variant="default" className={classes.chip} aria-pressed={mine} onClick={() => setMine(!mine)}>
          {t('dossiers.filter.mine')}
        </Button>
      ) : null}
      {hello.mode === 'district' ? (
        <Select
          className={classes.select}
          aria-label={t('dossiers.filter.commune')}
          placeholder={t('dossiers.filter.anyCommune')}
          data={(communes.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={commune}
          clearable
          searchable
          onChange={setCommune}
        />
      ) : null}
      {figure ? (
        <Button
          variant="default"
          className={classes.chip}
          aria-pressed="true"
          rightSection={<IconX size={14} aria-hidden="true" />}
          title={t('dossiers.filter.figureClear')}
          onClick={() => showFigure(null)}
        >
          {figure.words}
        </Button>
      ) : null}
    </div>
  );
}
