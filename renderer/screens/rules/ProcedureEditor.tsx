import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '../../../shared/dossier/event.ts';
import { textOf } from '../../../shared/rules/draft.ts';
import { Action } from '../../ui/Action.tsx';
import { FeeFields } from './FeeFields.tsx';
import { GeneralFields, type PartProps } from './GeneralFields.tsx';
import { LimitFields } from './LimitFields.tsx';
import { PaperFields } from './PaperFields.tsx';
import classes from './procedure.module.css';
import { countIn, type Entry } from './procedure-draft.ts';
import type { RulesProblem } from './rules-words.ts';

interface ProcedureEditorProps {
  readonly entry: Entry;
  readonly retired: boolean;
  readonly changed: boolean;
  readonly problems: readonly RulesProblem[];
  readonly fields: readonly string[];
  /** Null retires it. */
  readonly onChange: (entry: JsonValue) => void;
  readonly onRevert: () => void;
}

const parts = ['general', 'limit', 'papers', 'fees'] as const;
type Part = (typeof parts)[number];
const partKeys = {
  general: 'rules.part.general',
  limit: 'rules.part.limit',
  papers: 'rules.part.papers',
  fees: 'rules.part.fees',
} as const satisfies Record<Part, string>;
/** Which fields stand in which part; what is in none is told beside the name. */
const partFields: Readonly<Record<Part, readonly string[]>> = {
  general: [
    'name',
    'field',
    'agency',
    'result',
    'effectiveFrom',
    'formSet',
    'confidence',
    'confidenceNote',
    'codeSeen',
  ],
  limit: ['timeLimit', 'variants', 'extension', 'supplementPolicy', 'steps'],
  papers: ['components'],
  fees: ['fees', 'legalBasis', 'posted'],
};

/** One procedure, field by field; what is wrong stands at its field, and its part says how much of it. */
export function ProcedureEditor({
  entry,
  retired,
  changed,
  problems,
  fields,
  onChange,
  onRevert,
}: ProcedureEditorProps) {
  const { t } = useTranslation();
  const [part, setPart] = useState<Part>('general');
  const known = parts.flatMap((one) => partFields[one]);
  const elsewhere = problems.filter(({ path }) => !known.includes(path.split(/[.[]/)[0] ?? ''));
  const props: PartProps = { entry, problems, onChange };
  return (
    <>
      <div className={classes.head}>
        <h2>{textOf(entry, 'name') || t('rules.procedure.unnamed')}</h2>
        <small>{textOf(entry, 'code')}</small>
      </div>
      {elsewhere.map(({ path, message }) => (
        <p key={path} className={classes.wrong}>
          {message}
        </p>
      ))}
      {retired ? (
        <div className={classes.retired}>
          <p>{t('rules.procedure.retiredHint')}</p>
          <Action label={t('rules.procedure.bringBack')} onAct={() => onChange(entry)} />
        </div>
      ) : (
        <Tabs
          className={classes.tabs ?? ''}
          value={part}
          onChange={(next) => setPart(parts.find((one) => one === next) ?? 'general')}
        >
          <Tabs.List>
            {parts.map((one) => {
              const wrong = countIn(problems, partFields[one]);
              return (
                <Tabs.Tab key={one} value={one}>
                  {t(partKeys[one])}
                  {wrong > 0 ? <span className={classes.count}>{t('rules.part.wrong', { count: wrong })}</span> : null}
                </Tabs.Tab>
              );
            })}
          </Tabs.List>
          <Tabs.Panel value={part} className={classes.panel ?? ''}>
            {part === 'general' ? (
              <GeneralFields fields={fields} {...props} />
            ) : part === 'limit' ? (
              <LimitFields {...props} />
            ) : part === 'papers' ? (
              <PaperFields {...props} />
            ) : (
              <FeeFields {...props} />
            )}
          </Tabs.Panel>
        </Tabs>
      )}
      <div className={classes.foot}>
        {changed ? <Action kind="quiet" label={t('rules.draft.revertOne')} onAct={onRevert} /> : null}
        {retired ? null : <Action kind="quiet" label={t('rules.procedure.retire')} onAct={() => onChange(null)} />}
      </div>
    </>
  );
}
