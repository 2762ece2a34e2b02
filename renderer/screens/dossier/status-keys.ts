import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

export type StatusName = CallOutput<'dossier.list'>['rows'][number]['status'];

/** The word of each status. */
export const statusKeys = {
  registered: 'status.name.registered',
  received: 'status.name.received',
  refused: 'status.name.refused',
  processing: 'status.name.processing',
  supplementRequested: 'status.name.supplementRequested',
  paymentRequested: 'status.name.paymentRequested',
  withdrawn: 'status.name.withdrawn',
  stopped: 'status.name.stopped',
  resolved: 'status.name.resolved',
  returned: 'status.name.returned',
} as const satisfies Record<StatusName, string>;

export const statusNames = Object.keys(statusKeys) as readonly StatusName[];

export const statusTones: Readonly<Record<StatusName, Tone>> = {
  registered: 'plain',
  received: 'plain',
  refused: 'plain',
  processing: 'plain',
  supplementRequested: 'wait',
  paymentRequested: 'wait',
  withdrawn: 'plain',
  stopped: 'plain',
  resolved: 'ok',
  returned: 'ok',
};
