import type { z } from 'zod';
import type { PersonWire } from '../../shared/contract/values.ts';
import type { PersonFacts } from '../../shared/dossier/event-types.ts';
import { type ErrorCode, errorMessage, isErrorCode } from '../../shared/errors/table.ts';
import { checkPerson, type Person, personSchema } from '../../shared/identity/person.ts';
import { ok, type Result } from '../../shared/result.ts';

type Wire = z.infer<typeof PersonWire>;

export interface PartyWarning {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Reads a typed person under `path` (`applicant`); refusals land on their field: `applicant.birth`. */
export function readParty(path: string, typed: Wire): Result<Person> {
  const parsed = personSchema.safeParse(typed);
  if (parsed.success) return ok(parsed.data);
  const fields: Record<string, ErrorCode> = {};
  for (const issue of parsed.error.issues) {
    const code = isErrorCode(issue.message) ? issue.message : 'input.not-allowed';
    fields[[path, ...issue.path].join('.')] ??= code;
  }
  return { ok: false, refusal: { code: 'input.invalid', fields } };
}

/** What a clerk should look at again; never blocks. */
export function partyWarnings(path: string, person: Person): readonly PartyWarning[] {
  return checkPerson(person).map(({ code, field, params }) => ({
    field: `${path}.${field}`,
    code,
    message: errorMessage(code, 'vi', params),
  }));
}

/** A stored person as event facts: the same fields, absent ones absent. */
export function personFacts(person: Person): PersonFacts {
  return { ...person };
}
