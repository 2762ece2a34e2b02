import type { status as source } from '../vi/status.ts';
import type { Words } from '../words.ts';

export const status: Words<typeof source> = {
  name: {
    registered: 'Registered',
    received: 'Received',
    refused: 'Refused',
    processing: 'Processing',
    supplementRequested: 'Waiting for papers',
    paymentRequested: 'Waiting for payment',
    withdrawn: 'Withdrawn',
    stopped: 'Stopped',
    resolved: 'Resolved',
    returned: 'Returned',
  },
  due: {
    paused: 'Paused',
    early: 'Early',
    onTime: 'On time',
  },
};
