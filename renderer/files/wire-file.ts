/** A file on its way through the contract. */
export interface WireFile {
  readonly name: string;
  readonly base64: string;
}
