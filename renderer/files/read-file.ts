import type { WireFile } from './wire-file.ts';

/** A chosen file as the contract carries it. Rejects when the file cannot be read (stick pulled out). */
export function readFile(file: File): Promise<WireFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const text = typeof reader.result === 'string' ? reader.result : '';
      resolve({ name: file.name, base64: text.slice(text.indexOf(',') + 1) });
    };
    reader.onerror = () => reject(reader.error ?? new Error('file not read'));
    reader.readAsDataURL(file);
  });
}
