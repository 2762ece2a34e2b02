import { useTranslation } from 'react-i18next';
import { goTo } from '../../frame/use-route.ts';
import { browserShelf } from '../../session/browser-shelf.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { type FigureFilter, listStoreOf } from '../dossiers/list-store.ts';
import type { FigureRow } from './figure-rows.ts';

const columnKeys = {
  early: 'progress.column.early',
  onTime: 'progress.column.onTime',
  late: 'progress.column.late',
} as const;

/** The way from a figure into the list of its dossiers. */
export function useShowDossiers(): (figure: FigureFilter) => void {
  const { view } = useSession();
  return (figure) => {
    listStoreOf(view, browserShelf).getState().showFigure(figure);
    goTo({ place: 'dossiers' });
  };
}

/** Opens a drawn part of a row into its dossiers; null: all that ended. */
export function useOpenFigure(): (row: FigureRow, part: keyof typeof columnKeys | null) => void {
  const { t } = useTranslation();
  const show = useShowDossiers();
  return ({ name, asked, ended }, part) =>
    show({
      words: `${name} · ${t(part === null ? 'progress.column.ended' : columnKeys[part])}`,
      asked: { ...asked, ended: part === null ? ended : { ...ended, class: part } },
    });
}
