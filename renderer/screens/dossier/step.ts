import type { CallInput, CallName } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useCommand } from '../../client/use-command.ts';
import type { DossierName } from '../../frame/route.ts';
import type { dossier as words } from '../../i18n/vi/dossier.ts';
import type { DossierView } from './dossier-view.ts';

export type StepName = Exclude<keyof typeof words.step, 'more' | 'none' | 'noneNow' | 'back'>;
export type HintKey = `dossier.hint.${keyof typeof words.hint}`;
export type LabelKey = `dossier.form.${keyof typeof words.form}`;

export interface Choice {
  readonly value: string;
  readonly label: LabelKey;
}

/** One field of a step's small form. Values are texts as typed. */
export interface FieldSpec {
  readonly name: string;
  readonly label: LabelKey;
  readonly kind: 'text' | 'area' | 'lines' | 'amount' | 'count' | 'date' | 'choice' | 'person';
  readonly required?: boolean;
  readonly choices?: readonly Choice[];
  /** What stands there at first. */
  readonly start?: string;
  /** Shown only while this holds. */
  readonly when?: (get: Get) => boolean;
  /** Where a refusal of the call names this field, when not by its own name. */
  readonly path?: string;
}

/** A field's text, trimmed; empty where nothing was typed. */
export type Get = (field: string) => string;

export interface Step {
  readonly name: StepName;
  readonly hint: (dossier: DossierView) => HintKey;
  readonly fields: (dossier: DossierView) => readonly FieldSpec[];
  /** Null when what was typed says the same as before. */
  readonly useRun: () => {
    readonly run: (name: DossierName, get: Get, dossier: DossierView) => Promise<boolean> | null;
    readonly busy: boolean;
    readonly error: WireError | null;
  };
}

interface StepSpec<C extends CallName> extends Omit<Step, 'useRun'> {
  readonly call: C;
  readonly input: (name: DossierName, get: Get, dossier: DossierView) => CallInput<C> | null;
}

/** A step of a dossier: the fields it asks for and the one call that it makes of them. */
export function defineStep<C extends CallName>({ call, input, ...step }: StepSpec<C>): Step {
  return {
    ...step,
    useRun() {
      const command = useCommand(call);
      return {
        busy: command.busy,
        error: command.error,
        run(name, get, dossier) {
          const asked = input(name, get, dossier);
          return asked === null ? null : command.run(asked).then((answer) => answer?.ok === true);
        },
      };
    },
  };
}

/** Lines of a field, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Whole đồng as typed: `1.500.000`, `50000 đ`; null when it is no amount. */
export function readAmount(text: string): number | null {
  const digits = text.replace(/[\s.,đ₫]/gu, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}
