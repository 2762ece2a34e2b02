import { useState } from 'react';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCommand } from '../../client/use-command.ts';
import { saveFile } from '../../files/save-file.ts';
import type { WireFile } from '../../files/wire-file.ts';

/** What the last deed came to, shown until the next one. */
export type SyncResult =
  | { readonly kind: 'sent'; readonly round: CallOutput<'sync.now'> }
  | { readonly kind: 'sealed'; readonly file: string; readonly events: number }
  | { readonly kind: 'applied'; readonly files: CallOutput<'sync.apply'> }
  | { readonly kind: 'letters'; readonly sent: boolean; readonly to: string; readonly count: number }
  | { readonly kind: 'unread'; readonly name: string }
  | { readonly kind: 'failed'; readonly error: WireError };

/** The three deeds of the screen: send, write to a file, read files. */
export function useSyncDeeds() {
  const [result, setResult] = useState<SyncResult | null>(null);
  const [sealing, setSealing] = useState(false);
  const now = useCommand('sync.now');
  const apply = useCommand('sync.apply');
  const seal = useAsk('sync.seal');
  return {
    result,
    sending: now.busy,
    sealing,
    reading: apply.busy,
    forget: () => setResult(null),
    unread: (name: string) => setResult({ kind: 'unread', name }),
    wroteLetters: (to: string, count: number) => setResult({ kind: 'letters', sent: false, to, count }),
    sentLetters: (to: string, count: number) => setResult({ kind: 'letters', sent: true, to, count }),
    async send() {
      const answer = await now.run({});
      if (answer)
        setResult(answer.ok ? { kind: 'sent', round: answer.value } : { kind: 'failed', error: answer.error });
    },
    async write() {
      setSealing(true);
      const answer = await seal({});
      setSealing(false);
      if (!answer.ok) {
        setResult({ kind: 'failed', error: answer.error });
        return;
      }
      saveFile(answer.value);
      setResult({ kind: 'sealed', file: answer.value.name, events: answer.value.events });
    },
    async read(files: readonly WireFile[]) {
      const answer = await apply.run({ files: [...files] });
      if (answer) {
        setResult(answer.ok ? { kind: 'applied', files: answer.value } : { kind: 'failed', error: answer.error });
      }
    },
  };
}
