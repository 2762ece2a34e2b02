/** Carries JSON texts to the core and back; knows nothing of calls. */
export interface Transport {
  /** False when the line is not up: nothing was sent. */
  send(text: string): boolean;
  onMessage(listener: (text: string) => void): () => void;
  /** Tells true when the line comes up and false when it breaks. */
  onLine(listener: (up: boolean) => void): () => void;
}

/** Small observer list shared by both transports. */
export function createListeners<T>(): { add(listener: (value: T) => void): () => void; tell(value: T): void } {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell(value) {
      for (const listener of [...listeners]) listener(value);
    },
  };
}
