import type { CallOutput } from '../../../shared/contract/contract.ts';
import { grouped } from '../../format/grouped.ts';
import classes from './SheetView.module.css';

type Sheet = CallOutput<'report.preview'>['sheet'];
type Cell = Sheet['cells'][number];

/** A form as it will be printed: the same cells at the same places, headings that stay while the rest scrolls. */
export function SheetView({ sheet, label }: { readonly sheet: Sheet; readonly label: string }) {
  const [firstHeading, lastHeading] = sheet.headingRows;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <div className={classes.paper}>
        <Rows sheet={sheet} from={1} to={firstHeading - 1} />
        <Rows sheet={sheet} from={firstHeading} to={Math.max(lastHeading, sheet.bodyRows[1])} ruled />
        <Rows sheet={sheet} from={Math.max(lastHeading, sheet.bodyRows[1]) + 1} to={sheet.lastRow} />
      </div>
    </section>
  );
}

interface RowsProps {
  readonly sheet: Sheet;
  readonly from: number;
  readonly to: number;
  readonly ruled?: boolean;
}

function Rows({ sheet, from, to, ruled = false }: RowsProps) {
  if (to < from) return null;
  const rows = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const whole = sheet.columnWidths.reduce((sum, width) => sum + width, 0);
  return (
    <table className={classes.table} role={ruled ? undefined : 'presentation'}>
      <colgroup>
        {sheet.columnWidths.map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <col key={at} width={`${(width * 100) / whole}%`} />
        ))}
      </colgroup>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            {cellsOf(sheet, row).map((cell, at) =>
              cell === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is its place
                <td key={`none ${at}`} />
              ) : (
                <CellView key={cell.column} cell={cell} ruled={ruled} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CellView({ cell, ruled }: { readonly cell: Cell; readonly ruled: boolean }) {
  const { value, look, row, bottom, column, right } = cell;
  const props = { colSpan: right - column + 1, rowSpan: bottom - row + 1, className: classes.cell, 'data-look': look };
  const shown = typeof value === 'number' ? grouped(value) : value;
  return ruled && look === 'heading' ? <th {...props}>{shown}</th> : <td {...props}>{shown}</td>;
}

/** Cells that begin in a row; null where nothing reaches. */
function cellsOf(sheet: Sheet, row: number): readonly (Cell | null)[] {
  const reaching = sheet.cells.filter((cell) => cell.row <= row && row <= cell.bottom);
  const cells: (Cell | null)[] = [];
  for (let column = 1; column <= sheet.columnWidths.length; ) {
    const here = reaching.find((cell) => cell.column <= column && column <= cell.right);
    if (here === undefined) cells.push(null);
    else if (here.row === row) cells.push(here);
    column = (here?.right ?? column) + 1;
  }
  return cells;
}
