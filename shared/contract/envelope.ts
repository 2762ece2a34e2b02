import { z } from 'zod';

/** One call on any transport: a line of `desk run`, a WebSocket text frame, a MessagePort message. */
export const CallRequest = z.object({
  call: z.string().max(100),
  /** A UUID fixed when the command was first made; the same id again gives the first answer again. */
  id: z.uuid(),
  /** Id or name of the person who acts. */
  as: z.string().max(200).optional(),
  /** Left out: an empty one. */
  input: z.unknown().optional(),
});
export type CallRequest = z.infer<typeof CallRequest>;

export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, { readonly code: string; readonly message: string }>>;
}

export type CallResponse =
  | { readonly id: string | null; readonly ok: true; readonly result: unknown }
  | { readonly id: string | null; readonly ok: false; readonly error: WireError };

/** Pushed by the core when something changed; the renderer asks again for what it shows of these topics. */
export interface ChangeNotice {
  readonly changed: readonly Topic[];
}
export const topics = ['dossiers', 'sync', 'desk', 'batches', 'desks', 'catalogue', 'users', 'clients'] as const;
export type Topic = (typeof topics)[number];
