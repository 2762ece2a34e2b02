import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudUp, IconTrendingDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useFormat } from '../../format/use-format.ts';
import { goTo } from '../../frame/use-route.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { GridCell, GridRow, type RowPlace } from '../../ui/RowGrid.tsx';
import { DueTag } from '../dossier/DueTag.tsx';
import { nameOf } from '../dossier/dossier-view.ts';
import { statusKeys } from '../dossier/status-keys.ts';
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
  const { hello } = useSession();
  const communes = useCall('commune.list', hello.mode === 'district' ? {} : null);
  const commune = communes.data?.find((known) => known.code === row.commune)?.name ?? row.commune;
  const code = row.code === null ? t('dossiers.row.noCode') : format.codeTail(row.code);
  return (
    <>
      <GridCell kind="name">
        <strong>{row.fullName || t('dossiers.row.purged')}</strong>
        <small className={classes.what}>
          <span>{row.procedureName}</span>
          <span>{code}</span>
        </small>
      </GridCell>
      <GridCell>
        <DueTag dossier={row} />
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
          ) : row.forecast ? (
            <span className={classes.forecast}>
              <IconTrendingDown aria-hidden="true" />
              {t('dossiers.row.forecast', { percent: row.forecast.percent })}
            </span>
          ) : row.promisedAt ? (
            t('dossiers.row.promised', { when: format.nearDay(row.promisedAt) })
          ) : (
            ''
          )}
        </small>
      </GridCell>
      <GridCell>
        <span>{row.assignee?.name ?? row.holder}</span>
        <small>
          {hello.mode === 'district'
            ? t('dossiers.row.desk', { commune, desk: row.desk ?? '' })
            : t(statusKeys[row.status])}
        </small>
      </GridCell>
      <GridCell kind="end">
        <Button variant="default" tabIndex={-1} onClick={() => goTo({ place: 'dossier', name: nameOf(row) })}>
          {t(nextKey(row, hello.district?.tierName ?? null))}
        </Button>
      </GridCell>
    </>
  );
}
