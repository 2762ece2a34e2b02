import type { FieldSpec } from './step.ts';

/** Why: asked for wherever a step takes something from the citizen or changes what was said. */
export const reasonField: FieldSpec = { name: 'reason', label: 'dossier.form.reason', kind: 'area', required: true };
