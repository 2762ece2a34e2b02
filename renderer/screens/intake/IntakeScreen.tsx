import { IntakeForm } from './IntakeForm.tsx';
import { IntakeProvider } from './IntakeProvider.tsx';

/** F2, Tiếp nhận. `procedureCode`: chosen already in the search. */
export function IntakeScreen({ procedureCode }: { readonly procedureCode: string | null }) {
  return (
    <IntakeProvider>
      <IntakeForm askedProcedure={procedureCode} />
    </IntakeProvider>
  );
}
