import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { goTo } from '../../frame/use-route.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { GridCell, GridRow, type RowPlace } from '../../ui/RowGrid.tsx';
import { DueTag } from '../dossier/DueTag.tsx';
import { nameOf } from '../dossier/dossier-view.ts';
import { statusKeys } from '../dossier/status-keys.ts';
import { usePlaceName } from '../dossier/use-place-name.ts';
import classes from './DossierRowView.module.css';
import type { Row } from './list-store.ts';
import { nextKey } from './next-keys.ts';

/** Who and what, when, where, and the one next action; an empty row while it is still asked for. */
export function DossierRowView({ row, index, top }: RowPlace & { readonly row: Row | null }) {
  return (
    <GridRow index={index} top={top}>
      {row ? <Cells row={row} /> : null}
    </GridRow>
  );
}

function Cells({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const { hello } = useSession();
  const atDistrict = hello.mode === 'district';
  const code = row.code === null ? t('dossiers.row.noCode') : format.codeTail(row.code);
  return (
    <>
      <GridCell kind="name">
        <strong>{row.fullName}</strong>
        <small>{t('dossiers.row.what', { procedure: row.procedureName, code })}</small>
      </GridCell>
      <GridCell>
        <DueTag dossier={row} />
      </GridCell>
      <GridCell>
        <span>{t(statusKeys[row.status])}</span>
        <small className={classes.marks}>
          {row.conflict ? (
            <span className={classes.conflict}>
              <IconAlertTriangle aria-hidden="true" />
              {t('dossiers.row.conflict')}
            </span>
          ) : row.unsent ? (
            <span className={classes.unsent}>
              <IconCloudUp aria-hidden="true" />
              {t('dossiers.row.unsent')}
            </span>
          ) : row.promisedAt ? (
            t('dossiers.row.promised', { when: format.nearDay(row.promisedAt) })
          ) : (
            ''
          )}
        </small>
      </GridCell>
      <GridCell>
        <span>{placeName(row.holder)}</span>
        <small>
          {atDistrict
            ? t('dossiers.row.desk', { commune: row.commune, desk: row.desk ?? '' })
            : row.receivedAt
              ? t('dossiers.row.since', { when: format.nearDay(row.receivedAt) })
              : t('dossiers.row.registered', { when: format.nearDay(row.registeredAt) })}
        </small>
      </GridCell>
      <GridCell kind="end">
        <Button variant="default" tabIndex={-1} onClick={() => goTo({ place: 'dossier', name: nameOf(row) })}>
          {t(nextKey(row, atDistrict))}
        </Button>
      </GridCell>
    </>
  );
}
