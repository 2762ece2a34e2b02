import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RulesKind, rulesKinds } from '../../../shared/rules/draft.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCommand } from '../../client/use-command.ts';
import { saveFile } from '../../files/save-file.ts';
import { useFormat } from '../../format/use-format.ts';
import { versionWord } from '../../format/version-word.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import classes from './rules.module.css';
import type { RulesOverview } from './rules-words.ts';

interface VersionsPartProps {
  readonly overview: RulesOverview;
  /** What was done, in words. */
  readonly onDone: (words: string) => void;
}

const kindKeys = {
  catalogue: 'rules.tab.procedures',
  calendar: 'rules.tab.calendar',
  forms: 'rules.tab.forms',
} as const satisfies Record<RulesKind, string>;

/** Every version that was made, and which commune is under which: a desk waits until it says that it holds it. */
export function VersionsPart({ overview, onDone }: VersionsPartProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<RulesKind>('catalogue');
  const of = overview.kinds.find((row) => row.kind === kind);
  return (
    <div className={classes.halves}>
      <section className={`${beside.side} ${classes.paper}`} aria-label={t('rules.versions.label')}>
        <SegmentedControl
          aria-label={t('rules.versions.kind')}
          value={kind}
          data={rulesKinds.map((value) => ({ value, label: t(kindKeys[value]) }))}
          onChange={(value) => setKind(rulesKinds.find((known) => known === value) ?? 'catalogue')}
        />
        <ul className={classes.versions}>
          {of?.versions.map((row) => (
            <VersionRow
              key={row.version}
              kind={kind}
              row={row}
              newest={row.version === of.newest}
              {...{ overview, onDone }}
            />
          ))}
        </ul>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={`${beside.side} ${classes.paper}`} tabIndex={0} aria-label={t('rules.versions.communes')}>
        <CommuneTable kind={kind} overview={overview} newest={of?.newest ?? ''} />
      </section>
    </div>
  );
}

interface VersionRowProps extends VersionsPartProps {
  readonly kind: RulesKind;
  readonly row: RulesOverview['kinds'][number]['versions'][number];
  readonly newest: boolean;
}

function VersionRow({ kind, row, newest, overview, onDone }: VersionRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const adopt = useCommand('rules.adopt');
  const askFile = useAsk('rules.export');
  const lacking = overview.communes.length - row.communes;
  const send = async (): Promise<void> => {
    const answer = await adopt.run({ kind, version: row.version });
    if (!answer?.ok) return;
    const { version, communes } = answer.value;
    onDone(t('rules.publish.done', { version: versionWord(version, { t, format }), communes }));
  };
  const save = async (): Promise<void> => {
    const answer = await askFile({ kind, version: row.version });
    if (answer.ok) saveFile(answer.value);
  };
  return (
    <li>
      <div className={classes.differenceHead}>
        <strong title={row.version}>{versionWord(row.version, { t, format })}</strong>
        {newest ? <StatusTag tone="ok" word={t('rules.versions.newest')} /> : null}
        <small>{t('rules.versions.inForce', { count: row.communes, all: overview.communes.length })}</small>
      </div>
      <p className={beside.hint}>
        {row.madeAt === null
          ? t('rules.versions.shipped')
          : t('rules.versions.made', { by: row.madeBy, when: format.near(row.madeAt), reason: row.reason })}
      </p>
      {adopt.error ? <ErrorNote error={adopt.error} /> : null}
      <div className={classes.inline}>
        {newest && lacking > 0 && overview.communes.length > 0 ? (
          <Action label={t('rules.versions.send', { count: lacking })} busy={adopt.busy} onAct={() => void send()} />
        ) : null}
        <Action kind="quiet" label={t('rules.versions.save')} onAct={() => void save()} />
      </div>
    </li>
  );
}

interface CommuneTableProps {
  readonly kind: RulesKind;
  readonly overview: RulesOverview;
  readonly newest: string;
}

function CommuneTable({ kind, overview, newest }: CommuneTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className={classes.communes}>
      <thead>
        <tr>
          <th scope="col">{t('rules.versions.commune')}</th>
          <th scope="col">{t('rules.versions.version')}</th>
          <th scope="col">{t('rules.versions.desks')}</th>
        </tr>
      </thead>
      <tbody>
        {overview.communes.map((row) => (
          <tr key={row.commune}>
            <td>
              {row.communeName}
              <small>{row.commune}</small>
            </td>
            <td>
              {row[kind] === null ? t('rules.versions.unsaid') : versionWord(row[kind].version, { t, format })}
              <small>
                {row[kind] === null
                  ? ''
                  : row[kind].version === newest
                    ? t('rules.versions.since', { when: format.near(row[kind].at) })
                    : t('rules.versions.older')}
              </small>
            </td>
            <td className={classes.chips}>
              {row.desks.map((desk) => (
                <StatusTag
                  key={desk.desk}
                  tone={desk[kind] ? 'ok' : 'wait'}
                  word={t(desk[kind] ? 'rules.versions.held' : 'rules.versions.waiting', { desk: desk.desk })}
                />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
