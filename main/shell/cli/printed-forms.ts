/** Forms of a dossier that the command line prints, by their glossary names. */
export const printedForms = ['receipt', 'controlSheet'] as const;
export const printedPapers = ['A4', 'A5'] as const;
