import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { fold } from '../../shared/identity/fold.ts';
import { useCall } from '../client/use-call.ts';
import classes from './Finder.module.css';
import { type Place, placeKeys } from './places.ts';
import { goTo } from './use-route.ts';

type DossierRow = CallOutput<'dossier.list'>['rows'][number];

/** Enter opens the hit on top where none is chosen: Mantine chooses before the answers are there. */
function openFirst({ key, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  const hits = currentTarget.closest('[role="dialog"]');
  if (key !== 'Enter' || !hits || hits.querySelector('[data-selected]')) return;
  hits.querySelector<HTMLElement>('[data-action]')?.click();
}

/** Ctrl K: places, dossiers of any citizen, procedures to take in; without accents, in any word order. */
export function Finder({ places, canTake }: { readonly places: readonly Place[]; readonly canTake: boolean }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 120);
  const dossiers = useCall('dossier.list', asked ? { search: asked, limit: 8 } : null);
  const procedures = useCall('procedure.search', asked && canTake ? { typed: asked, limit: 5 } : null);

  const findPlace = canTake ? t('frame.find.place') : t('frame.find.placeDistrict');
  const folded = fold(asked);
  const shown = places.filter(({ place }) => fold(t(placeKeys[place])).includes(folded));
  const placeActions: SpotlightActionData[] = shown.map(({ place, keyName, icon: Icon }) => ({
    id: `place ${place}`,
    label: t(placeKeys[place]),
    leftSection: <Icon size={18} aria-hidden="true" />,
    rightSection: keyName,
    onClick: () => goTo({ place }),
  }));
  const describe = ({ code, procedureName }: DossierRow): string =>
    `${code ?? t('frame.find.noCode')} · ${procedureName}`;
  const actions: SpotlightActionGroupData[] = [
    {
      group: t('frame.find.dossiers'),
      actions: (dossiers.data?.rows ?? []).map((row) => ({
        id: `dossier ${row.dossierId}`,
        label: row.fullName,
        description: describe(row),
        onClick: () => goTo({ place: 'dossier', name: row.code ? { code: row.code } : { dossierId: row.dossierId } }),
      })),
    },
    {
      group: t('frame.find.procedures'),
      actions: (procedures.data ?? []).map(({ code, name, limit }) => ({
        id: `procedure ${code}`,
        label: name,
        description: `${code} · ${limit} · ${t('frame.find.procedureTake')}`,
        onClick: () => goTo({ place: 'intake', procedureCode: code }),
      })),
    },
    { group: t('frame.find.places'), actions: placeActions },
  ];

  return (
    <Spotlight
      actions={actions.filter((group) => group.actions.length > 0)}
      filter={(_, all) => all}
      overlayProps={{ color: 'var(--veil)', backgroundOpacity: 1, blur: 0 }}
      classNames={{ content: classes.content, search: classes.search, action: classes.action }}
      query={typed}
      onQueryChange={setTyped}
      shortcut="mod + K"
      nothingFound={asked && !dossiers.loading ? t('frame.find.empty') : t('frame.find.hint')}
      scrollable
      tagsToIgnore={[]}
      lockScroll={false}
      maxHeight={420}
      searchProps={{
        leftSection: (
          <>
            {/* Names the dialog: Mantine offers a Spotlight no other place for its title. */}
            <Modal.Title className={classes.title ?? ''}>{findPlace}</Modal.Title>
            <IconSearch size={18} aria-hidden="true" />
          </>
        ),
        placeholder: findPlace,
        'aria-label': findPlace,
        onKeyDown: openFirst,
      }}
    />
  );
}
