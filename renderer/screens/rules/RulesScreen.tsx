import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import type { RulesKind } from '../../../shared/rules/draft.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { saveFile } from '../../files/save-file.ts';
import type { WireFile } from '../../files/wire-file.ts';
import { useFormat } from '../../format/use-format.ts';
import { browserShelf } from '../../session/browser-shelf.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FilePick } from '../../ui/FilePick.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { CalendarPart } from './CalendarPart.tsx';
import { FormsPart } from './FormsPart.tsx';
import { ProceduresPart } from './ProceduresPart.tsx';
import { PublishPart } from './PublishPart.tsx';
import { ReportRulesPart } from './ReportRulesPart.tsx';
import { VersionsPart } from './VersionsPart.tsx';

const tabs = ['procedures', 'calendar', 'forms', 'versions', 'reports'] as const;
type Tab = (typeof tabs)[number];
const tabKeys = {
  procedures: 'rules.tab.procedures',
  calendar: 'rules.tab.calendar',
  forms: 'rules.tab.forms',
  versions: 'rules.tab.versions',
  reports: 'rules.tab.reports',
} as const satisfies Record<Tab, string>;
const shelfName = 'rules.tab';
const kinds = {
  procedures: 'catalogue',
  calendar: 'calendar',
  forms: 'forms',
  versions: null,
  reports: null,
} as const satisfies Record<Tab, RulesKind | null>;

/** Catalogue, calendar and form texts of the tier above: what is changed gathers in a draft, is read over, and goes down. */
export function RulesScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useCall('rules.overview', {});
  const [tab, setTab] = useState<Tab>(
    () => tabs.find((known) => known === browserShelf.read(shelfName)) ?? 'procedures',
  );
  const [publishing, setPublishing] = useState<RulesKind | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const kind = kinds[tab];
  const draft = data?.kinds.find((row) => row.kind === (publishing ?? kind))?.draft ?? null;
  const open = (): void => {
    if (kind === null || draft === null) return;
    setDone(null);
    setPublishing(kind);
  };
  useKeys(publishing === null ? { 'Ctrl+Enter': open } : {});
  const finish = (words: string): void => {
    setDone(words);
    setPublishing(null);
  };

  return (
    <>
      <ScreenHead
        title={t('rules.head.title')}
        remark={
          draft
            ? t('rules.draft.remark', { count: draft.changes, when: format.near(draft.at) })
            : t('rules.head.remark')
        }
      >
        {publishing === null ? (
          <>
            {kind === null ? null : <FileActions kind={kind} onDone={setDone} />}
            {kind === null ? null : (
              <Action
                kind="go"
                label={t('rules.publish.open')}
                keyName="Ctrl ↵"
                disabled={draft === null}
                onAct={open}
              />
            )}
          </>
        ) : null}
      </ScreenHead>
      {publishing === null ? (
        <div>
          <SegmentedControl
            aria-label={t('rules.tab.label')}
            value={tab}
            data={tabs.map((value) => ({ value, label: t(tabKeys[value]) }))}
            onChange={(value) => {
              const next = tabs.find((known) => known === value) ?? 'procedures';
              browserShelf.write(shelfName, next);
              setTab(next);
            }}
          />
        </div>
      ) : null}
      {done ? (
        <p className={beside.done} role="status">
          {done}
        </p>
      ) : null}
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      {!data ? (
        <Busy rows={8} />
      ) : publishing !== null ? (
        <PublishPart kind={publishing} communes={data.communes} onBack={() => setPublishing(null)} onDone={finish} />
      ) : tab === 'procedures' ? (
        <ProceduresPart />
      ) : tab === 'calendar' ? (
        <CalendarPart />
      ) : tab === 'forms' ? (
        <FormsPart communeName={data.communes[0]?.communeName ?? ''} />
      ) : tab === 'reports' ? (
        <ReportRulesPart />
      ) : (
        <VersionsPart overview={data} onDone={setDone} />
      )}
    </>
  );
}

interface FileActionsProps {
  readonly kind: RulesKind;
  /** What was done, in words. */
  readonly onDone: (words: string) => void;
}

/** The draft as a file, and a file as the draft. */
function FileActions({ kind, onDone }: FileActionsProps) {
  const { t } = useTranslation();
  const askFile = useAsk('rules.export');
  const take = useCommand('rules.import');
  const [failed, setFailed] = useState<WireError | null>(null);
  const save = async (): Promise<void> => {
    const answer = await askFile({ kind });
    if (answer.ok) saveFile(answer.value);
    else setFailed(answer.error);
  };
  const read = async ([file]: readonly WireFile[]): Promise<void> => {
    if (!file) return;
    setFailed(null);
    const answer = await take.run({ kind, file });
    if (answer?.ok) onDone(t('rules.file.taken', { count: answer.value.changes, wrong: answer.value.problems.length }));
    else if (answer) setFailed(answer.error);
  };
  return (
    <>
      {failed ? <ErrorNote error={failed} /> : null}
      <Action label={t('rules.file.save')} onAct={() => void save()} />
      <FilePick
        label={t('rules.file.take')}
        accept=".json"
        busy={take.busy}
        onFiles={(files) => void read(files)}
        onUnread={(name) => onDone(t('rules.file.unread', { name }))}
      />
    </>
  );
}
