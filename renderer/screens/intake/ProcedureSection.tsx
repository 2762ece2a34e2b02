import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useCall } from '../../client/use-call.ts';
import { Key } from '../../ui/Key.tsx';
import { Section } from '../../ui/Section.tsx';
import { ChosenProcedure } from './ChosenProcedure.tsx';
import { focusField } from './focus-field.ts';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';
import { ProcedureHits } from './ProcedureHits.tsx';
import classes from './ProcedureSection.module.css';

interface ProcedureSectionProps {
  readonly chosen: CallOutput<'procedure.get'> | null;
  readonly error: WireError | null;
}

const shownHits = 7;

/** A few letters, arrows, Enter. What was chosen stands below, where room is kept for it. */
export function ProcedureSection({ chosen, error }: ProcedureSectionProps) {
  const { t } = useTranslation();
  const store = useIntakeStore();
  const typed = useIntake((state) => state.draft.procedureTyped);
  const code = useIntake((state) => state.draft.procedureCode);
  const variant = useIntake((state) => state.draft.variant);
  const refusal = useIntake((state) => state.fieldErrors.procedureCode);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [asked] = useDebouncedValue(typed.trim(), 80);
  const typing = open && code === null && typed.trim() !== '';
  const searching = typing && asked !== '';
  const { data, loading } = useCall('procedure.search', searching ? { typed: asked, limit: shownHits } : null);
  const hits = data ?? [];
  // While letters are still being answered, the hits in sight belong to those before them.
  const answered = searching && !loading && data !== undefined && asked === typed.trim();
  const [entered, setEntered] = useState(false);
  const { typeProcedure, chooseProcedure, chooseVariant } = store.getState();

  const choose = (at: number): void => {
    const hit = hits[at];
    if (!hit) return;
    chooseProcedure(hit.code, hit.name);
    setOpen(false);
    focusField('components');
  };
  // Enter right after the last letter waits for that letter's hits: a fast hand must not choose what it did not mean.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, answered once
  useEffect(() => {
    if (!entered || !answered) return;
    setEntered(false);
    choose(active);
  }, [entered, answered]);
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || !typing) return;
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter') {
      if (answered) choose(active);
      else setEntered(true);
    } else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    <Section title={t('intake.procedure.title')}>
      <div className={classes.search}>
        <TextInput
          aria-label={t('intake.procedure.label')}
          placeholder={t('intake.procedure.place')}
          value={typed}
          error={refusal?.message}
          data-field="procedureCode"
          autoComplete="off"
          spellCheck={false}
          role="combobox"
          aria-expanded={searching}
          aria-controls="procedure-hits"
          aria-activedescendant={searching && hits.length > 0 ? `procedure-hit-${active}` : undefined}
          rightSection={<Key name="↵" />}
          rightSectionPointerEvents="none"
          onChange={({ currentTarget }) => {
            typeProcedure(currentTarget.value);
            setActive(0);
            setEntered(false);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            setEntered(false);
          }}
          onKeyDown={onKey}
        />
        {searching && data ? <ProcedureHits hits={hits} active={active} onChoose={choose} /> : null}
      </div>
      <ChosenProcedure
        chosen={code === null ? null : chosen}
        error={code === null ? null : error}
        variant={variant}
        onVariant={chooseVariant}
      />
    </Section>
  );
}
