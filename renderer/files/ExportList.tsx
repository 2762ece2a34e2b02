import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../shared/contract/contract.ts';
import { mostListRows } from '../../shared/contract/list-calls.ts';
import { useAsk } from '../client/use-ask.ts';
import { grouped } from '../format/grouped.ts';
import { Action } from '../ui/Action.tsx';
import classes from './ExportList.module.css';
import type { Gather, Gathered } from './gather-rows.ts';
import { saveFile } from './save-file.ts';

export type ListFile = Pick<CallInput<'list.file'>, 'title' | 'remarks' | 'columns' | 'rows' | 'dossiers'>;

/** How a list is got hold of: what stands on the screen already, or page by page. */
export type ListSource = (
  watch: Pick<Gather<unknown>, 'onProgress' | 'stopped'>,
) => Promise<{ readonly kind: 'list'; readonly list: ListFile } | Exclude<Gathered<never>, { readonly kind: 'rows' }>>;

const formats = ['xlsx', 'csv'] as const;
const formatKeys = { xlsx: 'ui.export.xlsx', csv: 'ui.export.csv' } as const;

/** Writes a list as it is seen, all of its rows, as a spreadsheet or as plain values. */
export function ExportList({ source, disabled = false }: { readonly source: ListSource; readonly disabled?: boolean }) {
  const { t } = useTranslation();
  const askFile = useAsk('list.file');
  const [progress, setProgress] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const stopped = useRef(false);

  const write = async (format: (typeof formats)[number]): Promise<void> => {
    stopped.current = false;
    setSaid(null);
    setProgress(t('ui.export.begin'));
    const got = await source({
      stopped: () => stopped.current,
      onProgress: (rows, total) => setProgress(t('ui.export.rows', { rows: grouped(rows), total: grouped(total) })),
    });
    const file = got.kind === 'list' ? await askFile({ ...got.list, rows: [...got.list.rows], format }) : null;
    setProgress(null);
    if (file?.ok) {
      saveFile(file.value);
      setSaid(t('ui.export.done', { file: file.value.name }));
    } else if (file) setSaid(file.error.message);
    else if (got.kind === 'failed') setSaid(got.answer.error.message);
    else if (got.kind === 'tooMany')
      setSaid(t('ui.export.tooMany', { total: grouped(got.total), most: grouped(mostListRows) }));
  };

  if (progress !== null)
    return (
      <div className={classes.export}>
        <output className={classes.said}>{progress}</output>
        <Action
          kind="quiet"
          label={t('ui.export.stop')}
          onAct={() => {
            stopped.current = true;
          }}
        />
      </div>
    );
  return (
    <div className={classes.export}>
      {said ? <output className={classes.said}>{said}</output> : null}
      <Menu position="bottom-end" width={240} withInitialFocusPlaceholder={false} disabled={disabled}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />} disabled={disabled}>
            {t('ui.export.action')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map((format) => (
            <Menu.Item key={format} onClick={() => void write(format)}>
              {t(formatKeys[format])}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
