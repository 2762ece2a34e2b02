import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { PaperDraft } from './draft.ts';

export type PaperComponent = CallOutput<'procedure.get'>['components'][number];

/** A paper as the checklist asks for it; one that is only shown is counted as the original that was seen. */
export function fullPaper({ index, original, copies }: PaperComponent): PaperDraft {
  return original + copies > 0 ? { index, original, copies } : { index, original: 1, copies: 0 };
}

/** Required papers there are, how many of them are taken in, and how many others came along. */
export function countPapers(
  components: readonly PaperComponent[],
  papers: readonly PaperDraft[],
): { readonly taken: number; readonly required: number; readonly optional: number } {
  const there = new Set(papers.map(({ index }) => index));
  const required = components.filter((component) => component.required);
  const taken = required.filter(({ index }) => there.has(index)).length;
  return { taken, required: required.length, optional: papers.length - taken };
}
