import { useState } from 'react';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';

type Head = CallOutput<'report.head'>;

export interface HeadDraft {
  /** Null until the kept one is here. */
  readonly head: Head | null;
  readonly isChanged: boolean;
  readonly busy: boolean;
  readonly error: WireError | null;
  put(head: Head): void;
  /** Writes down what was typed, where it is not yet; false: that failed, and the error says why. */
  keep(): Promise<boolean>;
}

/** Whom reports go to and where they are signed: as kept, or as somebody types it anew. */
export function useReportHead(): HeadDraft {
  const { data } = useCall('report.head', {});
  const save = useCommand('report.setHead');
  const [typed, setTyped] = useState<Head | null>(null);
  const head = typed ?? data ?? null;
  const isChanged = typed !== null && (typed.receiving.trim() !== data?.receiving || typed.place.trim() !== data.place);
  return {
    head,
    isChanged,
    busy: save.busy,
    error: save.error,
    put: setTyped,
    async keep() {
      if (!isChanged || typed === null) return true;
      const answer = await save.run(typed);
      return answer?.ok === true;
    },
  };
}
