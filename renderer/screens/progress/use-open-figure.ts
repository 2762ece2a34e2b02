import { useTranslation } from 'react-i18next';
import { goTo } from '../../frame/use-route.ts';
import { browserShelf } from '../../session/browser-shelf.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { type FigureFilter, listStoreOf } from '../dossiers/list-store.ts';
import { type FigurePart, partKeys, rowFigures } from './figure-links.ts';
import type { FigureRow } from './figure-rows.ts';

/** The way from a figure into the list of its dossiers. */
export function useShowDossiers(): (figure: FigureFilter) => void {
  const { view } = useSession();
  return (figure) => {
    listStoreOf(view, browserShelf).getState().showFigure(figure);
    goTo({ place: 'dossiers' });
  };
}

/** Opens a drawn part of a row into its dossiers. */
export function useOpenFigure(): (row: FigureRow, part: FigurePart) => void {
  const { t } = useTranslation();
  const show = useShowDossiers();
  return (row, part) => show({ words: `${row.name} · ${t(partKeys[part])}`, asked: rowFigures(row)[part].asked });
}
