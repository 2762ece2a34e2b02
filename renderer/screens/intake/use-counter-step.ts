import type { WireError } from '../../../shared/contract/envelope.ts';
import { useCommand } from '../../client/use-command.ts';
import { toRequest } from './draft.ts';
import { useIntakeStore } from './IntakeProvider.tsx';

export interface CounterWords {
  readonly items: readonly string[];
  readonly reason: string;
  readonly legalGround: string;
}

export type CounterResult =
  | { readonly kind: 'done' }
  /** The form's own fields were refused: `field` is the first of them. */
  | { readonly kind: 'formRefused'; readonly field: string }
  | { readonly kind: 'failed' };

/**
 * Notes the form (`register`), then asks for papers or refuses. A second try goes on from where the first one stopped:
 * what was registered is not registered again.
 */
export function useCounterStep(): {
  readonly run: (kind: 'supplement' | 'refuse', words: CounterWords) => Promise<CounterResult>;
  readonly busy: boolean;
  readonly error: WireError | null;
} {
  const store = useIntakeStore();
  const register = useCommand('dossier.register');
  const supplement = useCommand('dossier.requestSupplement');
  const refuse = useCommand('dossier.refuse');
  const discard = useCommand('draft.discard');

  const registered = async (): Promise<CounterResult | { readonly kind: 'registered'; readonly dossierId: string }> => {
    const { draft, visitId, dossierId } = store.getState();
    if (dossierId !== null) return { kind: 'registered', dossierId };
    const answer = await register.run(toRequest(draft, visitId), { id: draft.commandId });
    if (!answer) return { kind: 'failed' };
    if (answer.ok) {
      store.getState().registered(answer.value.dossierId);
      return { kind: 'registered', dossierId: answer.value.dossierId };
    }
    const [field] = Object.keys(answer.error.fields ?? {});
    if (field === undefined) return { kind: 'failed' };
    store.getState().refuse(answer.error.fields ?? {});
    return { kind: 'formRefused', field };
  };

  return {
    busy: register.busy || supplement.busy || refuse.busy,
    error: register.error ?? supplement.error ?? refuse.error,
    async run(kind, { items, reason, legalGround }) {
      const noted = await registered();
      if (noted.kind !== 'registered') return noted;
      const { dossierId } = noted;
      const answer =
        kind === 'supplement'
          ? await supplement.run({
              dossierId,
              items: [...items],
              reason,
              ...(legalGround.trim() ? { legalGround } : {}),
            })
          : await refuse.run({ dossierId, reason });
      if (!answer?.ok) return { kind: 'failed' };
      store.getState().finish({ kind: kind === 'supplement' ? 'supplement' : 'refused', dossierId });
      await discard.run({});
      return { kind: 'done' };
    },
  };
}
