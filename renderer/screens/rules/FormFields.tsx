import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '../../../shared/dossier/event.ts';
import { listOf } from '../../../shared/rules/draft.ts';
import beside from '../../ui/beside.module.css';
import { type FormField, formFieldKeys, headFields, type Paper, paperFields } from './form-words.ts';
import classes from './forms.module.css';
import { ListFrame } from './ListFrame.tsx';
import { type Entry, isEntry, problemAt, replaced } from './procedure-draft.ts';
import type { RulesProblem } from './rules-words.ts';

interface FormFieldsProps {
  readonly entry: Entry;
  readonly paper: Paper;
  readonly problems: readonly RulesProblem[];
  readonly onChange: (entry: Entry) => void;
  /** How far down it was scrolled, 0 to 1. */
  readonly onScroll: (depth: number) => void;
}

/** Every text of one paper of a set, in the order of the paper, with what is wrong at its field. */
export function FormFields({ entry, paper, problems, onChange, onScroll }: FormFieldsProps) {
  const { t } = useTranslation();
  const props = (field: FormField) => ({
    field,
    problems,
    value: valueAt(entry, field),
    onPut: (value: JsonValue) => onChange(withValue(entry, field, value)),
  });
  return (
    <div className={beside.fields} onScroll={({ currentTarget }) => onScroll(depthOf(currentTarget))}>
      <fieldset className={classes.group}>
        <legend>{t('formTexts.head')}</legend>
        {headFields.map((field) => (
          <OneLine key={field} {...props(field)} />
        ))}
        <p className={beside.hint}>{t('formTexts.headHint')}</p>
      </fieldset>
      {paperFields(paper).map((field) =>
        isNotes(field) ? (
          <Notes key={field} {...props(field)} />
        ) : isColumns(field) ? (
          <Columns key={field} {...props(field)} />
        ) : (
          <OneLine key={field} {...props(field)} />
        ),
      )}
    </div>
  );
}

interface FieldProps {
  readonly field: FormField;
  readonly value: JsonValue;
  readonly problems: readonly RulesProblem[];
  readonly onPut: (value: JsonValue) => void;
}

function OneLine({ field, value, problems, onPut }: FieldProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      autosize
      classNames={{ root: classes.line ?? '' }}
      label={t(formFieldKeys[field])}
      value={textFrom(value)}
      error={problemAt(problems, field)}
      onChange={({ currentTarget }) => onPut(oneLine(currentTarget.value))}
    />
  );
}

function Columns({ field, value, problems, onPut }: FieldProps) {
  const { t } = useTranslation();
  const label = t(formFieldKeys[field]);
  const columns = listOf(value);
  return (
    <fieldset className={classes.group}>
      <legend>{label}</legend>
      <div className={classes.columns}>
        {columns.map((text, at) => (
          <Textarea
            autosize
            // biome-ignore lint/suspicious/noArrayIndexKey: a column has no name but its place
            key={at}
            aria-label={t('formTexts.column', { label, number: at + 1 })}
            value={textFrom(text)}
            error={problemAt(problems, `${field}.${at}`)}
            onChange={({ currentTarget }) => onPut([...replaced(columns, at, oneLine(currentTarget.value))])}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Notes({ field, value, problems, onPut }: FieldProps) {
  const { t } = useTranslation();
  const notes = listOf(value);
  return (
    <ListFrame
      label={t(formFieldKeys[field])}
      items={notes}
      addLabel={t('formTexts.addNote')}
      fresh=""
      error={problemAt(problems, field)}
      onChange={(items) => onPut([...items])}
      renderItem={(text, at) => (
        <Textarea
          aria-label={t('formTexts.note', { number: at + 1 })}
          autosize
          value={textFrom(text)}
          error={problemAt(problems, `${field}.${at}`)}
          onChange={({ currentTarget }) => onPut([...replaced(notes, at, oneLine(currentTarget.value))])}
        />
      )}
    />
  );
}

/** A text is one line on paper, however it is wrapped here; what is pasted in several becomes one. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

function depthOf({ scrollTop, scrollHeight, clientHeight }: Element): number {
  return scrollHeight > clientHeight ? scrollTop / (scrollHeight - clientHeight) : 0;
}

function isNotes(field: FormField): boolean {
  return field === 'receipt.notes' || field === 'controlSheet.notes';
}

function isColumns(field: FormField): boolean {
  return field === 'receipt.paperColumns' || field === 'controlSheet.columns';
}

function textFrom(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function valueAt(entry: Entry, field: FormField): JsonValue {
  return field.split('.').reduce<JsonValue>((part, key) => (isEntry(part) ? (part[key] ?? null) : null), entry);
}

function withValue(entry: Entry, field: FormField, value: JsonValue): Entry {
  const [part = '', text] = field.split('.');
  if (text === undefined) return { ...entry, [part]: value };
  const within = entry[part];
  return { ...entry, [part]: { ...(isEntry(within) ? within : {}), [text]: value } };
}
