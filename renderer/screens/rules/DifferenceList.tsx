import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { RulesKind } from '../../../shared/rules/draft.ts';
import { useFormat } from '../../format/use-format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { formFieldKeys, isFormField, isSetName, setKeys } from './form-words.ts';
import classes from './rules.module.css';
import { differenceKeys, differenceTones, fieldKeys, isFieldName, type RulesProblem, valueKey } from './rules-words.ts';

type Difference = CallOutput<'rules.preview'>['differences'][number];

interface DifferenceListProps {
  readonly kind: RulesKind;
  readonly differences: readonly Difference[];
  readonly problems: readonly RulesProblem[];
}

/** What would change, entry by entry: before and after, and what is wrong with it. */
export function DifferenceList({ kind, differences, problems }: DifferenceListProps) {
  return (
    <ul className={classes.differences}>
      {differences.map((difference) => (
        <li key={difference.name}>
          <DifferenceHead kind={kind} difference={difference} />
          {problems
            .filter(({ name }) => name === difference.name)
            .map(({ path, message }) => (
              <p key={`${path} ${message}`} className={classes.wrong}>
                {message}
              </p>
            ))}
          <FieldTable difference={difference} />
        </li>
      ))}
    </ul>
  );
}

function DifferenceHead({ kind, difference }: { readonly kind: RulesKind; readonly difference: Difference }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, title } = difference;
  const isField = name.startsWith(':');
  const day = kind === 'calendar' && !isField;
  const field = name.slice(1);
  return (
    <div className={classes.differenceHead}>
      <StatusTag tone={differenceTones[difference.kind]} word={t(differenceKeys[difference.kind])} />
      <strong>{isField ? (isFieldName(field) ? t(fieldKeys[field]) : field) : title}</strong>
      <small>{isField ? '' : day ? format.day(name) : isSetName(name) ? t(setKeys[name]) : name}</small>
    </div>
  );
}

function FieldTable({ difference }: { readonly difference: Difference }) {
  const { t } = useTranslation();
  const words = (line: string): string => {
    const key = valueKey(line);
    return key === null ? line : t(key);
  };
  if (difference.kind !== 'changed') return null;
  return (
    <dl className={classes.fieldTable}>
      {difference.fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{isFormField(field) ? t(formFieldKeys[field]) : isFieldName(field) ? t(fieldKeys[field]) : field}</dt>
          <dd>
            {before.map((line) => (
              <del key={line}>{words(line)}</del>
            ))}
            {after.map((line) => (
              <ins key={line}>{words(line)}</ins>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
