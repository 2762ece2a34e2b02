import type { ErrorCode } from '../../../shared/errors/table.ts';

/** Fixed from the first release: 0 done, 2 wrong usage, 3 refused, 4 integrity broken, 5 not reachable. */
export type ExitCode = 0 | 2 | 3 | 4 | 5;

const others: Readonly<Partial<Record<ErrorCode, ExitCode>>> = {
  'desk.actor-needed': 2,
  'district.port-busy': 5,
  'shell.usage': 2,
  'store.corrupt': 4,
  'store.not-a-store': 4,
  'store.unreachable': 5,
  'shell.no-browser': 5,
  'sync.answer-not-ours': 5,
  'sync.unreachable': 5,
  'sync.district-store': 5,
  'sync.certificate': 5,
  'sync.proxy-refused': 5,
};

/** A refusal ends a command with 3 unless its code says that the call, the store or the line was at fault. */
export function exitCodeOf(code: string): ExitCode {
  return new Map<string, ExitCode>(Object.entries(others)).get(code) ?? 3;
}
