/** Work that can stop between its steps, each some tens of milliseconds at most. */
export type Steps = Generator<void, void, void>;

/** All steps one after the other, for who cannot wait. */
export function atOnce(steps: Steps): void {
  while (steps.next().done !== true);
}
