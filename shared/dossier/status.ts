/** Statuses as used on national synchronisation (domain.md 3): code name → number. */
export const statusCodes = {
  registered: 1,
  received: 2,
  refused: 3,
  processing: 4,
  supplementRequested: 5,
  paymentRequested: 6,
  withdrawn: 7,
  stopped: 8,
  resolved: 9,
  returned: 10,
} as const;

export type Status = keyof typeof statusCodes;

/** All of them, in the order of their numbers. */
export const statuses = Object.keys(statusCodes) as [Status, ...Status[]];

/** The clock runs in these. */
export const runningStatuses: readonly Status[] = ['received', 'processing'];
/** The clock stands still: waiting for the citizen. */
export const pausedStatuses: readonly Status[] = ['supplementRequested', 'paymentRequested'];
/** Nothing leads out of these but a leader's correction. */
export const terminalStatuses: readonly Status[] = ['refused', 'withdrawn', 'stopped', 'returned'];
