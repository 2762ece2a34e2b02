import { SegmentedControl } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '../../../shared/dossier/event.ts';
import { type FormSetName, usualFormSet } from '../../../shared/forms/form-sets.ts';
import { entryOf } from '../../../shared/rules/draft.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FormFields } from './FormFields.tsx';
import { FormPreview } from './FormPreview.tsx';
import { isSetName, type Paper, paperKeys, papers, setKeys, setNames } from './form-words.ts';
import classes from './forms.module.css';
import { isEntry } from './procedure-draft.ts';
import rules from './rules.module.css';
import { useDraftSaver } from './use-draft-saver.ts';

interface FormsPartProps {
  /** Whose name stands at the head of the trial print. */
  readonly communeName: string;
}

/** The words of the printed forms, set by set, with the paper that they make beside them. */
export function FormsPart({ communeName }: FormsPartProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('rules.draft', { kind: 'forms' });
  const saver = useDraftSaver('forms');
  const revert = useCommand('rules.revert');
  const table = useRef<HTMLElement>(null);
  const [name, setName] = useState<FormSetName>(usualFormSet);
  const [paper, setPaper] = useState<Paper>('receipt');
  // What was typed and may not be in the answer that is shown yet.
  const [typed, setTyped] = useState<Readonly<Record<string, JsonValue>>>({});

  if (!data) return error ? <ErrorNote error={error} onRetry={refetch} /> : <Busy rows={8} />;
  const held = typed[name] ?? entryOf('forms', data.content, name);
  const entry = isEntry(held) ? held : { name };
  const isChanged = typed[name] !== undefined || data.changes.some((change) => change.name === name);
  const change = (body: JsonValue): void => {
    setTyped((before) => ({ ...before, [name]: body }));
    saver.save(name, body);
  };
  const takeBack = async (): Promise<void> => {
    await saver.flush();
    const answer = await revert.run({ kind: 'forms', name });
    if (answer?.ok) setTyped(({ [name]: _before, ...others }) => others);
  };

  return (
    <>
      {saver.error ? <ErrorNote error={saver.error} /> : null}
      <div className={rules.editing}>
        <section className={beside.side} aria-label={t('formTexts.words')}>
          <div className={rules.bar}>
            <SegmentedControl
              aria-label={t('formTexts.set')}
              value={name}
              data={setNames.map((value) => ({ value, label: t(setKeys[value]) }))}
              onChange={(next) => setName(isSetName(next) ? next : usualFormSet)}
            />
            <SegmentedControl
              aria-label={t('formTexts.kind')}
              value={paper}
              data={papers.map((value) => ({ value, label: t(paperKeys[value]) }))}
              onChange={(next) => setPaper(papers.find((known) => known === next) ?? 'receipt')}
            />
          </div>
          <FormFields
            key={`${name} ${paper}`}
            entry={entry}
            paper={paper}
            problems={data.problems.filter((problem) => problem.name === name)}
            onChange={change}
            onScroll={(depth) => scrollTo(table.current, depth)}
          />
          {isChanged ? (
            <div className={classes.foot}>
              <Action kind="quiet" label={t('formTexts.revert')} onAct={() => void takeBack()} />
            </div>
          ) : null}
        </section>
        <FormPreview
          key={`${name} ${paper}`}
          table={table}
          entry={entry}
          paper={paper}
          communeName={communeName || t('formTexts.someCommune')}
        />
      </div>
    </>
  );
}

/** The part of the paper that the fields in view are about: both go down it in the same order. */
function scrollTo(table: Element | null, depth: number): void {
  table?.scrollTo({ top: depth * (table.scrollHeight - table.clientHeight) });
}
