import { apiErrors } from './api.ts';
import { attachmentErrors } from './attachment.ts';
import { backupErrors } from './backup.ts';
import { batchErrors } from './batch.ts';
import { calendarErrors } from './calendar.ts';
import { deskErrors } from './desk.ts';
import { districtErrors } from './district.ts';
import { dossierErrors } from './dossier.ts';
import { enrolmentErrors } from './enrolment.ts';
import type { ErrorEntry } from './entry.ts';
import { formsErrors } from './forms.ts';
import { identityErrors } from './identity.ts';
import { inputErrors } from './input.ts';
import { mailErrors } from './mail.ts';
import { paperErrors } from './paper.ts';
import { procedureErrors } from './procedure.ts';
import { roadErrors } from './road.ts';
import { rulesErrors } from './rules.ts';
import { shellErrors } from './shell.ts';
import { storeErrors } from './store.ts';
import { syncErrors } from './sync.ts';
import { userErrors } from './user.ts';

/** Every refusal and fault that can reach a person or a program, by its stable code `area.reason`. */
export const errorTable = {
  ...apiErrors,
  ...attachmentErrors,
  ...backupErrors,
  ...batchErrors,
  ...calendarErrors,
  ...deskErrors,
  ...districtErrors,
  ...dossierErrors,
  ...enrolmentErrors,
  ...formsErrors,
  ...identityErrors,
  ...inputErrors,
  ...mailErrors,
  ...paperErrors,
  ...procedureErrors,
  ...roadErrors,
  ...rulesErrors,
  ...shellErrors,
  ...storeErrors,
  ...syncErrors,
  ...userErrors,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

/** Whether a code that came from elsewhere is one that this version has words for. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}

/** The sentence of a code in the asked language, with its `{name}` parameters filled in. */
export function errorMessage(
  code: ErrorCode,
  language: 'vi' | 'en',
  params: Readonly<Record<string, string | number>> = {},
): string {
  const entry: ErrorEntry = errorTable[code];
  return entry[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
