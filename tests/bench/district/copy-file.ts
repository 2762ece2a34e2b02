import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';

type Cell = string | number | null;

const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const bufferedChars = 4_000_000;

/** Rows of one table on their way into PostgreSQL by COPY, over a file that the server reads. */
export interface CopyFile {
  add(row: readonly Cell[]): void;
  /** Sends what was added and takes the file away. */
  send(client: Client): Promise<void>;
}

/** `dir`: where the server may read. */
export function createCopyFile(dir: string, table: string, columns: readonly string[]): CopyFile {
  const path = join(dir, `${table}-${crypto.randomUUID()}.tsv`);
  const file = openSync(path, 'w', 0o644);
  let parts: string[] = [];
  let chars = 0;
  function flush(): void {
    writeSync(file, parts.join(''));
    parts = [];
    chars = 0;
  }
  return {
    add(row) {
      const line = `${row.map(cellText).join('\t')}\n`;
      parts.push(line);
      chars += line.length;
      if (chars > bufferedChars) flush();
    },
    async send(client) {
      flush();
      closeSync(file);
      const names = columns.map((name) => `"${name}"`).join(', ');
      await client.query(`COPY "${table}" (${names}) FROM '${path}'`);
      rmSync(path);
    },
  };
}

function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  return typeof cell === 'number' ? String(cell) : cell.replace(special, (sign) => escapes[sign] ?? sign);
}
