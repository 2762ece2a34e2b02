import { civilDate } from '../../shared/calendar/civil.ts';
import type { ParsedInput } from '../../shared/contract/contract.ts';
import { fold } from '../../shared/identity/fold.ts';
import { csvText } from '../../shared/report/csv.ts';
import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { listToXlsx } from './list-xlsx.ts';

/** Lists as files: the same at a desk and at the district. `now` in ms UTC. */
export function listHandlers(now: () => number) {
  return {
    'list.file': async (input) => {
      const bytes =
        input.format === 'csv' ? new TextEncoder().encode(listToCsv(input)) : await listToXlsx(input, now());
      const name = `${fileWord(input.title)}_${civilDate(now())}.${input.format}`;
      return ok({ name, base64: Buffer.from(bytes).toString('base64') });
    },
  } as const satisfies Handlers;
}

/** Headings and rows alone, so that a program reads it as well; a row that is too short or too long is made to fit. */
function listToCsv({ columns, rows }: ParsedInput<'list.file'>): string {
  return csvText([columns, ...rows.map((row) => columns.map((_, at) => cellOf(row[at])))]);
}

/** Nothing for an empty text: a cell that holds one is not empty to a spreadsheet. */
function cellOf(value: string | number | undefined): string | number | null {
  return value === undefined || value === '' ? null : value;
}

/** `Gói nhận về` as `goi-nhan-ve`: a name that every disk and every letter takes. */
function fileWord(title: string): string {
  const words = fold(title).match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'danh-sach';
}
