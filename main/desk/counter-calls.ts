import { dueFor } from '../../shared/calendar/due.ts';
import { errorMessage } from '../../shared/errors/table.ts';
import { parseCardQr } from '../../shared/identity/qr.ts';
import { ok, type Refusal, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { iso } from '../ledger/answers.ts';
import { confirmClock } from './clock-state.ts';
import type { Desk } from './desk.ts';
import { setOpeningNumber } from './numbering.ts';
import { missingPapers, readIntake } from './request.ts';

/** What the intake screen asks while a dossier comes into being; nothing here writes a dossier. */
export function counterHandlers(desk: Desk) {
  return {
    'due.preview': (input) => {
      const procedure = desk.rules.procedure(input.procedureCode);
      if (!procedure.ok) return procedure;
      const limit = input.variant === undefined ? procedure.value.timeLimit : procedure.value.variants?.[input.variant];
      if (limit === undefined) return refuse('input.invalid', {}, { variant: 'input.not-allowed' });
      const calendar = desk.rules.calendar();
      if (!calendar.ok) return calendar;
      const due = dueFor(
        calendar.value,
        limit,
        input.receivedAt === undefined ? desk.clock.now() : Date.parse(input.receivedAt),
      );
      if (!due.ok) return due;
      return ok({
        dueAt: iso(due.value.dueAt),
        dueExplained: [...due.value.dueExplained],
        provisionalYears: [...due.value.provisionalYears],
      });
    },
    'card.read': (input) => {
      const card = parseCardQr(input.payload);
      if (!card.ok) return card;
      const { personalId, fullName, birth, sex, address, warnings } = card.value;
      return ok({
        person: { fullName: fullName ?? '', personalId, birth, sex, ...(address === null ? {} : { address }) },
        warnings: warnings.map(({ code, params }) => ({ code, message: errorMessage(code, 'vi', params) })),
      });
    },
    'intake.check': (input) => {
      const request = readIntake(desk, input, null);
      if (!request.ok) return ok({ problems: fieldProblems(request.refusal), warnings: [] });
      const { missing, warnings } = request.value;
      const refusal = missing.length > 0 ? missingPapers(missing) : null;
      return ok({
        problems:
          refusal === null
            ? []
            : [{ field: 'components', code: refusal.code, message: errorMessage(refusal.code, 'vi', refusal.params) }],
        warnings: [...warnings],
      });
    },
    'desk.confirmClock': (input, context) => confirmClock(desk, input, context),
    'desk.setOpeningNumber': (input, context) => setOpeningNumber(desk, input, context),
  } as const satisfies Handlers;
}

function fieldProblems({ fields, params }: Refusal) {
  return Object.entries(fields ?? {}).map(([field, code]) => ({
    field,
    code,
    message: errorMessage(code, 'vi', params),
  }));
}
