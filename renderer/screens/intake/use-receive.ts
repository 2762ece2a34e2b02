import { useState } from 'react';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useCommand } from '../../client/use-command.ts';
import { toRequest } from './draft.ts';
import { useIntakeStore } from './IntakeProvider.tsx';
import type { Received } from './intake-store.ts';

export type ReceiveResult =
  | { readonly kind: 'received'; readonly received: Received }
  /** `field`: where the first refusal landed. */
  | { readonly kind: 'refused'; readonly field: string }
  | { readonly kind: 'failed' };

/**
 * Takes the form in. The command's id is the draft's: a double press, a lost line and a start after a crash are still
 * one deed. A refusal of fields is laid on them; any other stands above the actions.
 */
export function useReceive(): {
  readonly run: () => Promise<ReceiveResult>;
  readonly busy: boolean;
  readonly error: WireError | null;
} {
  const store = useIntakeStore();
  const receive = useCommand('dossier.receive');
  const discard = useCommand('draft.discard');
  const [fieldsOnly, setFieldsOnly] = useState(false);

  const run = async (): Promise<ReceiveResult> => {
    const { draft, visitId, dossierId } = store.getState();
    const request = toRequest(draft, visitId);
    const answer = await receive.run(
      dossierId === null ? request : { ...request, dossierId },
      // A registered form's id was used up by `register`.
      dossierId === null ? { id: draft.commandId } : undefined,
    );
    if (!answer) return { kind: 'failed' };
    if (answer.ok) {
      store.getState().finish({ kind: 'received', received: answer.value });
      await discard.run({});
      return { kind: 'received', received: answer.value };
    }
    const fields = answer.error.fields ?? {};
    const [field] = Object.keys(fields);
    setFieldsOnly(field !== undefined);
    if (field === undefined) return { kind: 'failed' };
    store.getState().refuse(fields);
    return { kind: 'refused', field };
  };

  return { run, busy: receive.busy, error: fieldsOnly ? null : receive.error };
}
