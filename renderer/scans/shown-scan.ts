import type { WireFile } from '../files/wire-file.ts';

/** A scan as its paper's row shows it, of a dossier or of a form that is being filled in. */
export interface ShownScan {
  readonly key: string;
  readonly name: string;
  /** Size, pages, where it is. */
  readonly facts: string;
  /** Its content is lost: what to do, in a sentence. */
  readonly warning: string | null;
  /** Left out where there is nothing to open here. */
  readonly onOpen?: () => void;
  /** Gets it from where it is. */
  readonly onFetch?: () => void;
  /** Left out where nobody may. */
  readonly onRemove?: () => void;
}

/** Takes files for a paper. */
export interface ScanTaker {
  readonly busy: boolean;
  readonly onFiles: (files: readonly WireFile[]) => void;
  /** A file that could not be read (stick pulled out). */
  readonly onUnread: (name: string) => void;
}
