import type { CallResponse, ChangeNotice } from '../../shared/contract/envelope.ts';

/** What every shell drives: one door for calls, one for change notices. */
export interface Core {
  /** Takes one request as it came off the transport; always answers, never throws. */
  call(request: unknown): Promise<CallResponse>;
  /** Calls back after each commit that changed something; returns the way to stop it. */
  onChange(listener: (notice: ChangeNotice) => void): () => void;
  close(): Promise<void>;
}
