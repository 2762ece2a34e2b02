import type { Refusal } from './result.ts';

/**
 * What the machine could not give to a question that has no room for a refusal in its answer: a broken line to the
 * store. Thrown where it happens, and told as its refusal by whoever answers a call.
 */
export class Fault extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'Fault';
    this.refusal = refusal;
  }
}
