import { z } from 'zod';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { Component, Procedure } from './procedure.ts';

/** What a clerk took in of one paper of the checklist; `index` counts the procedure's components from 0. */
export const submittedPaperSchema = z
  .strictObject({
    index: z.int().min(0).max(99),
    original: z.int().min(0).max(999),
    copies: z.int().min(0).max(999),
  })
  .readonly();

export type SubmittedPaper = z.infer<typeof submittedPaperSchema>;

export interface MissingComponent {
  readonly index: number;
  readonly component: Component;
}

export interface Checklist {
  /** One entry for each paper taken in, by index, those with no sheet at all left out. */
  readonly papers: readonly SubmittedPaper[];
  /** Required papers of which nothing was taken in; `dossier.checklist-missing` is the caller's to say. */
  readonly missing: readonly MissingComponent[];
}

type WithComponents = Pick<Procedure, 'components'>;

/** All required papers as asked for: what `components` left out of a call means. */
export function requiredPapers({ components }: WithComponents): readonly SubmittedPaper[] {
  return components.flatMap(({ required, original, copies }, index) => (required ? [{ index, original, copies }] : []));
}

/** The required papers of which neither an original nor a copy is there. Pure: says nothing about who may go on. */
export function missingComponents(
  procedure: WithComponents,
  papers: readonly SubmittedPaper[],
): readonly MissingComponent[] {
  const present = new Set(papers.filter(({ original, copies }) => original + copies > 0).map(({ index }) => index));
  return procedure.components.flatMap((component, index) =>
    component.required && !present.has(index) ? [{ index, component }] : [],
  );
}

/**
 * What was taken in against the published checklist (NĐ 61/2018 Đ4, 5, 17: never a paper outside it).
 * Refuses: procedure.component-unknown {index}, procedure.component-repeated {index}.
 */
export function checkComponents(procedure: WithComponents, papers: readonly SubmittedPaper[]): Result<Checklist> {
  const seen = new Set<number>();
  for (const { index } of papers) {
    if (procedure.components[index] === undefined) return refuse('procedure.component-unknown', { index });
    if (seen.has(index)) return refuse('procedure.component-repeated', { index });
    seen.add(index);
  }
  const taken = papers.filter(({ original, copies }) => original + copies > 0).toSorted((a, b) => a.index - b.index);
  return ok({ papers: taken, missing: missingComponents(procedure, taken) });
}
