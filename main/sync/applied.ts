/** What became of one file that came down. */
export interface Applied {
  readonly kind: 'acknowledgement' | 'events';
  /** For acknowledgements the district's answer; for events whether anything was new. */
  readonly state: string;
  readonly events: number;
  /** The district holds more of the desk's ledger than the desk, or something else: this folder is a copy or an old one. */
  readonly forked: boolean;
  /** Of an acknowledgement: the SHA-256 of the file that it answers. */
  readonly answers: string | null;
  /** Of an acknowledgement: why the district did not take the file, as a code. */
  readonly code: string | null;
}
