import { useTranslation } from 'react-i18next';
import { civilDay } from '../../../shared/calendar/civil.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { useClock } from '../../session/SessionProvider.tsx';
import { GridCell } from '../../ui/RowGrid.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { DeskRow } from './desk-row.ts';
import { unsentBySaying } from './desk-words.ts';

// Figures older than this are said to be missing, as on the progress board.
const lateDays = 3;

/** One desk: who, how it stands, when it was heard and how far its figures are complete. */
export function DeskCells({ desk }: { readonly desk: DeskRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const clock = useClock();
  const unsent = unsentBySaying(desk);
  const waits = desk.state === 'admitted' && desk.rules.some(({ held }) => !held);
  const missing = desk.completeUpTo ? civilDay(clock.now()) - civilDay(Date.parse(desk.completeUpTo)) : 0;
  return (
    <>
      <GridCell kind="name">
        <strong>{t('district.desks.row.name', { commune: desk.communeName, desk: desk.desk })}</strong>
        <small>
          {desk.deskName === '' ? null : `${desk.deskName} · `}
          {desk.ledger
            ? t(desk.generation > 0 ? 'district.desks.row.ledgerAgain' : 'district.desks.row.ledger', {
                tail: desk.ledger.slice(-6),
                generation: desk.generation,
              })
            : t('district.desks.row.noLedger')}
        </small>
      </GridCell>
      <GridCell>
        {desk.state === 'admitted' ? (
          <StatusTag tone="ok" word={t('district.desks.state.admitted')} />
        ) : desk.state === 'revoked' ? (
          <StatusTag tone="late" word={t('district.desks.state.revoked')} />
        ) : (
          <StatusTag tone="wait" word={t('district.desks.state.invited')} />
        )}
        <small>{waits ? t('district.desks.row.rulesWait') : ''}</small>
      </GridCell>
      <GridCell>
        <span>{desk.lastHeardAt ? format.near(desk.lastHeardAt) : t('district.desks.row.never')}</span>
      </GridCell>
      <GridCell>
        {missing > lateDays ? (
          <StatusTag tone="late" word={t('district.desks.row.missing', { count: missing })} />
        ) : (
          <span>{desk.completeUpTo ? format.near(desk.completeUpTo) : '–'}</span>
        )}
      </GridCell>
      <GridCell>
        <span>{unsent === null ? '–' : unsent === 0 ? t('district.desks.row.allSent') : grouped(unsent)}</span>
      </GridCell>
      <GridCell kind="end">
        <span>{grouped(desk.dossiers)}</span>
      </GridCell>
    </>
  );
}
