import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { ListFile } from '../../files/ExportList.tsx';
import { momentCell } from '../../files/moment-cell.ts';
import type { Formatter } from '../../format/formatter.ts';
import { scopeKeys } from './scope-keys.ts';

/** Programs with what they may do, as a table; never a key. */
export function clientListFile(
  clients: CallOutput<'api.clients'>,
  { t, format }: { readonly t: TFunction; readonly format: Formatter },
): ListFile {
  return {
    title: t('clients.head.title'),
    remarks: [],
    columns: [
      t('clients.column.name'),
      t('clients.file.id'),
      t('clients.file.given'),
      t('clients.column.scopes'),
      t('clients.column.rate'),
      t('clients.column.used'),
      t('clients.file.withdrawn'),
    ],
    rows: clients.map((client) => [
      client.name,
      client.id,
      momentCell(client.madeAt, format),
      client.scopes.map((scope) => t(scopeKeys[scope])).join(', '),
      client.perMinute,
      client.usedAt === null ? t('clients.row.never') : momentCell(client.usedAt, format),
      momentCell(client.revokedAt, format),
    ]),
  };
}
