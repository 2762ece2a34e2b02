/** One sealed file's right to send over a line that it shares with others. */
export interface Turn {
  /** Waits until it may send: while as many earlier files send as go at once, it may not. */
  take(): Promise<void>;
  /** It sends nothing now: it waits for an answer. */
  leave(): void;
  /** All of it was sent. */
  end(): void;
  /** It sends only because an earlier file does not: that one will be back. */
  isLent(): boolean;
}

/** For a file that shares the line with nobody. */
export const alone: Turn = {
  take: async () => undefined,
  leave: () => undefined,
  end: () => undefined,
  isLent: () => false,
};

/**
 * Turns for files that go up at once, `most` of them besides those that fill the line while an earlier one waits. The
 * earlier a file began the sooner it sends, and it waits for no later one: those are of no use to the district before it.
 */
export function createTurns(most: () => number): () => Turn {
  const going = new Set<number>();
  const sending = new Set<number>();
  const waiting = new Map<number, () => void>();
  let begun = 0;

  const earlier = (files: ReadonlySet<number>, no: number) => [...files].filter((other) => other < no).length;

  function letIn(): void {
    for (const [no, go] of [...waiting].sort(([a], [b]) => a - b)) {
      if (earlier(sending, no) >= most()) return;
      waiting.delete(no);
      sending.add(no);
      go();
    }
  }

  return () => {
    const no = begun;
    begun += 1;
    going.add(no);
    function leave(): void {
      sending.delete(no);
      letIn();
    }
    return {
      take: () =>
        new Promise<void>((resolve) => {
          sending.delete(no);
          waiting.set(no, resolve);
          letIn();
        }),
      leave,
      end() {
        going.delete(no);
        leave();
      },
      isLent: () => earlier(going, no) >= most(),
    };
  };
}
