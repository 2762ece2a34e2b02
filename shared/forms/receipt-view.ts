import type { FormSet } from './form-sets.ts';

/** One paper of the checklist as it was handed in. */
export interface ReceiptPaperRow {
  readonly name: string;
  readonly original: number;
  readonly copies: number;
  /** `present`: shown and given back; it stands on the receipt as seen, not as kept. */
  readonly mode: 'submit' | 'present';
}

/**
 * Everything that stands on a receipt. Instants in ms UTC. What is null has not come into being yet (the paper beside
 * the form) or does not exist; it prints as dots or not at all.
 */
export interface ReceiptView {
  /** The words that the dossier was received under. */
  readonly forms: FormSet;
  readonly office: {
    readonly parent: string;
    readonly name: string;
    /** `<địa danh>` before the date. */
    readonly place: string;
    /** Telephone of the office, where there is one. */
    readonly phone: string | null;
  };
  readonly training: boolean;
  readonly code: string | null;
  /** The person or organisation whose dossier it is. */
  readonly fullName: string | null;
  /** Who brought it, where that is somebody else. */
  readonly submitterName: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly subject: string | null;
  readonly papers: readonly ReceiptPaperRow[];
  readonly quantity: number;
  /** The limit in words: `03 ngày làm việc`. */
  readonly limit: string | null;
  readonly receivedAt: number | null;
  readonly dueAt: number | null;
  /** Where the result will be collected, in words. */
  readonly resultAt: string | null;
  readonly fees: string | null;
  readonly bookNo: string | null;
  readonly entryNo: number | null;
  readonly receptionist: string | null;
  /** The QR code as one SVG, made by `receiptQrSvg`. */
  readonly qrSvg: string | null;
}
