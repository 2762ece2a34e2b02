import { parentPort, workerData } from 'node:worker_threads';
import { openPayload } from '../../../shared/batch/batch.ts';
import { createNodeCrypto } from '../../crypto/node-crypto.ts';
import type { Answered, Asked, ThreadData } from './messages.ts';
import { packSlice } from './packed-slice.ts';

/** So many slices of a batch lie ready at most: one that is being taken, and the next. */
const slicesAhead = 2;

interface Opening {
  /** Slices that may still be made before one is taken. */
  room: number;
  isWanted: boolean;
  /** Wakes who waits for room. */
  wake: () => void;
}

/** Decryption, columns, hashes and canonical JSON of batches, beside the thread that writes them down. */
function serve(port: NonNullable<typeof parentPort>, { identity }: ThreadData): void {
  const crypto = createNodeCrypto();
  const openings = new Map<number, Opening>();
  const answer = (answered: Answered) => port.postMessage(answered);

  async function open(batch: number, payload: Uint8Array, opening: Opening): Promise<void> {
    const opened = await openPayload(crypto, payload, identity, true);
    if (!opened.ok) return answer({ kind: 'refused', batch, refusal: opened.refusal });
    const { range, key, inner, slices } = opened.value;
    answer({ kind: 'opened', batch, range: { range, key, inner } });
    for (const slice of slices()) {
      if (!slice.ok) return answer({ kind: 'refused', batch, refusal: slice.refusal });
      answer({ kind: 'slice', batch, slice: packSlice(slice.value) });
      opening.room -= 1;
      while (opening.isWanted && opening.room < 1) await new Promise<void>((resolve) => (opening.wake = resolve));
      if (!opening.isWanted) return;
    }
    answer({ kind: 'end', batch });
  }

  function change(batch: number, isWanted: boolean): void {
    const opening = openings.get(batch);
    if (opening === undefined) return;
    opening.room += 1;
    opening.isWanted = isWanted;
    opening.wake();
  }

  port.on('message', async (asked: Asked) => {
    const { kind, batch } = asked;
    if (kind !== 'open') return change(batch, kind === 'taken');
    const opening: Opening = { room: slicesAhead, isWanted: true, wake: () => undefined };
    openings.set(batch, opening);
    await open(batch, asked.payload, opening);
    openings.delete(batch);
  });
}

if (parentPort !== null) serve(parentPort, workerData as ThreadData);
