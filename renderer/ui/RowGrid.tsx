// biome-ignore-all lint/a11y/useSemanticElements: rows placed one by one are no table to the browser; ARIA says what they are
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual';
import { createContext, type ReactNode, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { grouped } from '../format/grouped.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { type GridMoves, moveByKey } from './grid-keys.ts';
import classes from './RowGrid.module.css';
import { pageSize } from './row-pages.ts';

// As tokens.css has them; the list must know them before a row is drawn.
const rowHeights = { roomy: 52, compact: 40 } as const;
const headsHeight = 34;
const secondLine = 20;

/** Where a row stands: its place in the whole list and pixels from the top. */
export interface RowPlace {
  readonly index: number;
  readonly top: number;
}

interface GridState extends GridMoves {
  readonly rowId: (index: number) => string;
}
const GridContext = createContext<GridState | null>(null);

interface RowGridProps extends GridMoves {
  readonly label: string;
  /** Names of the columns; empty where a column names itself. */
  readonly heads: readonly string[];
  /** Class that sets `--columns`, the grid's column widths. */
  readonly columns: string | undefined;
  /** How many rows there are where the grid holds only the first of them; then it says which are in sight. */
  readonly of?: number;
  /** The name of a row may take a second line. */
  readonly tall?: boolean;
  /** The rows of one page that are in sight. */
  readonly renderPage: (page: number, places: readonly RowPlace[]) => ReactNode;
}

/** A list of any length in fixed columns: only what is in sight exists. Arrows move, Enter opens. */
export function RowGrid({ label, heads, columns, of, tall = false, renderPage, ...moves }: RowGridProps) {
  const { selected, total, onSelect, onOpen } = moves;
  const { view } = useSession();
  const rowHeight = rowHeights[useStore(view, ({ density }) => density)] + (tall ? secondLine : 0);
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const height = rows.getTotalSize();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new density makes every measured row old
  useEffect(() => rows.measure(), [rowHeight]);
  useEffect(() => {
    if (selected < total) rows.scrollToIndex(selected, { align: 'auto' });
  }, [rows, selected, total]);
  useLayoutEffect(() => {
    body.current?.style.setProperty('--height', `${height}px`);
  }, [height]);

  const state = useMemo(
    () => ({ selected, total, onSelect, onOpen, rowId: (index: number) => `${id}-${index}` }),
    [selected, total, onSelect, onOpen, id],
  );
  const { t } = useTranslation();
  const { scrollRect } = rows;
  const top = rows.scrollOffset ?? 0;
  const pages = Map.groupBy(rows.getVirtualItems(), ({ index }) => Math.floor(index / pageSize));

  const grid = (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={(of ?? total) + 1}
      aria-activedescendant={total > 0 ? state.rowId(selected) : undefined}
      tabIndex={0}
      data-tall={tall || undefined}
      className={`${classes.grid} ${columns ?? ''}`}
      onKeyDown={(event) => moveByKey(event, moves)}
    >
      <div role="row" aria-rowindex={1} className={classes.heads}>
        {heads.map((head, at) => (
          <span key={head || at} role="columnheader" className={classes.head}>
            {head}
          </span>
        ))}
      </div>
      <div ref={body} role="rowgroup" className={classes.body}>
        <GridContext.Provider value={state}>
          {[...pages].map(([page, items]) =>
            renderPage(
              page,
              items.map(({ index, start }) => ({ index, top: start })),
            ),
          )}
        </GridContext.Provider>
      </div>
    </div>
  );
  if (of === undefined) return grid;
  return (
    <div className={classes.framed}>
      {grid}
      <p className={classes.range}>
        {scrollRect
          ? t('ui.list.range', {
              from: grouped(Math.floor(top / rowHeight) + 1),
              to: grouped(Math.min(of, Math.ceil((top + scrollRect.height - headsHeight) / rowHeight))),
              total: grouped(of),
            })
          : null}
      </p>
    </div>
  );
}

/** One row at its place; the whole row selects, a double click opens. `children` are `GridCell`s. */
export function GridRow({ index, top, children }: RowPlace & { readonly children: ReactNode }) {
  const grid = useContext(GridContext);
  if (!grid) throw new Error('outside RowGrid');
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    row.current?.style.setProperty('--top', `${top}px`);
  }, [top]);
  const chosen = index === grid.selected;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for its rows
    <div
      ref={row}
      id={grid.rowId(index)}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={classes.row}
      onClick={() => grid.onSelect(index)}
      onDoubleClick={() => grid.onOpen(index)}
    >
      {children}
    </div>
  );
}

export function GridCell({ kind, children }: { readonly kind?: 'name' | 'end'; readonly children: ReactNode }) {
  return (
    <div role="gridcell" tabIndex={-1} className={classes.cell} data-kind={kind}>
      {children}
    </div>
  );
}
