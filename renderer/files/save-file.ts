import type { WireFile } from './wire-file.ts';

/** Hands a file to the person at the machine: the window's own download, so that they choose the folder or the stick. */
export function saveFile({ name, base64 }: WireFile): void {
  const blob = new Blob([bytesOf(base64)], { type: 'application/octet-stream' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken the blob once this turn of the event loop is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
