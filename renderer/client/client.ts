import { type CallInput, type CallName, type CallOutput, contract } from '../../shared/contract/contract.ts';
import type { CallResponse, Topic, WireError } from '../../shared/contract/envelope.ts';
import { topics } from '../../shared/contract/envelope.ts';
import { createListeners, type Transport } from './transport.ts';

/** What a call came to. A refusal is a value; `line.lost` means that nobody knows whether it was done. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError };

export interface CallOptions {
  /** A command's id, a UUID: the same id again gives the first answer again. */
  readonly id?: string;
}

export interface Client {
  call<C extends CallName>(name: C, input: CallInput<C>, options?: CallOptions): Promise<Answer<CallOutput<C>>>;
  /** Who acts from now on: id of a staff member, or null. */
  actAs(staffId: string | null): void;
  onChange(listener: (changed: readonly Topic[]) => void): () => void;
  /** True when the line to the core is up. Everything shown should be asked again when it comes back. */
  onLine(listener: (up: boolean) => void): () => void;
}

export interface ClientDeps {
  readonly transport: Transport;
  readonly newId: () => string;
}

/** The line to the core on this very machine broke: no rule spoke, the answer is unknown. Shown by its own words. */
export const lineLost: WireError = { code: 'line.lost', message: '' };
/** The core answered what the contract does not say: window and core are of different builds. */
export const answerUnread: WireError = { code: 'line.answer-unread', message: '' };

/** The contract over a transport: inputs as typed, outputs parsed by the contract. Never rejects. */
export function createClient({ transport, newId }: ClientDeps): Client {
  const waiting = new Map<string, (response: CallResponse | null) => void>();
  const queued = new Map<string, string>();
  const changes = createListeners<readonly Topic[]>();
  let actingAs: string | null = null;

  transport.onMessage((text) => {
    const message: unknown = parseJson(text);
    if (typeof message !== 'object' || message === null) return;
    if ('changed' in message && Array.isArray(message.changed)) {
      changes.tell(topics.filter((topic) => (message.changed as unknown[]).includes(topic)));
    } else if ('id' in message && typeof message.id === 'string') {
      waiting.get(message.id)?.(message as CallResponse);
    }
  });
  transport.onLine((up) => {
    if (up) {
      for (const [token, text] of [...queued]) if (transport.send(text)) queued.delete(token);
      return;
    }
    for (const [id, settle] of [...waiting]) if (!queued.has(id)) settle(null);
  });

  return {
    async call(name, input, options) {
      const id = options?.id ?? newId();
      const text = JSON.stringify({ call: name, id, ...(actingAs ? { as: actingAs } : {}), input });
      const response = await new Promise<CallResponse | null>((resolve) => {
        waiting.set(id, resolve);
        if (!transport.send(text)) queued.set(id, text);
      });
      waiting.delete(id);
      if (response === null) return { ok: false, error: lineLost };
      if (!response.ok) return { ok: false, error: response.error };
      const parsed = contract[name].output.safeParse(response.result);
      // The contract pairs each name with its own output; the compiler loses the pairing over the union.
      return parsed.success
        ? { ok: true, value: parsed.data as CallOutput<typeof name> }
        : { ok: false, error: answerUnread };
    },
    actAs(staffId) {
      actingAs = staffId;
    },
    onChange: changes.add,
    onLine: transport.onLine,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
