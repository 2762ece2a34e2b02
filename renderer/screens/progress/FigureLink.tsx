import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { grouped } from '../../format/grouped.ts';
import type { Figure } from './figure-links.ts';
import classes from './ProgressScreen.module.css';
import { useShowDossiers } from './use-open-figure.ts';

interface FigureLinkProps {
  readonly figure: Figure;
  /** What the figure counts: stands over the list that it opens. */
  readonly words: string;
  /** In place of the bare figure. */
  readonly label?: string;
}

/** A figure that opens into its dossiers; a nought opens nothing. */
export function FigureLink({ figure: { count, asked }, words, label }: FigureLinkProps) {
  const { t } = useTranslation();
  const show = useShowDossiers();
  const shown = label ?? grouped(count);
  if (count === 0) return <span className={classes.nought}>{shown}</span>;
  return (
    <UnstyledButton
      className={classes.figureLink}
      aria-label={label ? undefined : t('progress.row.show', { figure: shown, words })}
      onClick={() => show({ words, asked })}
    >
      {shown}
    </UnstyledButton>
  );
}
