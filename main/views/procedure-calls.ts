import type { CallOutput } from '../../shared/contract/contract.ts';
import { describeFees, describeLimit } from '../../shared/procedure/describe.ts';
import type { Procedure } from '../../shared/procedure/procedure.ts';
import { findProcedures } from '../../shared/procedure/search.ts';
import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { ViewHost } from './host.ts';

type Hit = CallOutput<'procedure.search'>[number];

const hitsShown = 20;

/** Looking procedures up in the catalogue: the same at a desk and at the district. */
export function procedureHandlers({ rules }: Pick<ViewHost, 'rules'>) {
  return {
    'procedure.search': async (input) => {
      const catalogue = await rules.catalogue();
      if (!catalogue.ok) return catalogue;
      return ok(findProcedures(catalogue.value.index, input.typed, input.limit ?? hitsShown).map(procedureHit));
    },
    'procedure.get': async (input) => {
      const catalogue = await rules.catalogue(input.catalogueVersion);
      if (!catalogue.ok) return catalogue;
      const procedure = await rules.procedure(input.code, input.catalogueVersion);
      return procedure.ok ? ok(procedureView(procedure.value, catalogue.value.catalogue.version)) : procedure;
    },
    'catalogue.problems': async () => {
      const catalogue = await rules.catalogue();
      if (!catalogue.ok) return catalogue;
      return ok(
        catalogue.value.setAside.map(({ index, code, problems }) => ({
          index,
          code: code ?? null,
          problems: problems.map(({ path, message }) => `${path}: ${message}`),
        })),
      );
    },
  } as const satisfies Handlers;
}

function procedureHit(procedure: Procedure): Hit {
  const { code, name, field, timeLimit, confidence } = procedure;
  return { code, name, field, limit: describeLimit(timeLimit), fees: describeFees(procedure), confidence };
}

function procedureView(procedure: Procedure, catalogueVersion: string): CallOutput<'procedure.get'> {
  return {
    ...procedureHit(procedure),
    agency: procedure.agency,
    catalogueVersion,
    formSet: procedure.formSet ?? '',
    limitNote: procedure.timeLimit.note,
    components: procedure.components.map(({ name, original, copies, required, mode, note }, index) => ({
      index,
      name,
      original,
      copies,
      required,
      mode,
      note,
    })),
    feeRows: procedure.fees.map(({ name, amountVnd, note }) => ({ name, amountVnd, note })),
    variants: (procedure.variants ?? []).map((variant) => ({ when: variant.when, limit: describeLimit(variant) })),
    result: procedure.result,
    legalBasis: [...procedure.legalBasis],
  };
}
