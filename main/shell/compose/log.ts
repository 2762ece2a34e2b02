import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Logger, pino } from 'pino';
import { redact } from './redact.ts';

const largestBytes = 5_000_000;

/**
 * The program's log: JSON lines in `file`, without personal data. At 5 MB the file becomes `file.1` and a new one
 * begins. A log that cannot be written stops nothing. Nothing is made on disk before the first line.
 */
export function createFileLog(file: string, level: 'info' | 'warn' = 'info'): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      // pino's own serializer would see the error before redaction does.
      serializers: { err: (error: unknown) => error },
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactFields(fields),
      },
    },
    { write: createRotatingWriter(file) },
  );
}

function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      const [[, safe] = ['', undefined]] = Object.entries(Object(redact({ [key]: value })));
      return [key, safe];
    }),
  );
}

function createRotatingWriter(file: string): (line: string) => void {
  let sizeBytes: number | null = null;
  return (line) => {
    try {
      sizeBytes ??= sizeOf(file);
      if (sizeBytes > largestBytes) {
        renameSync(file, `${file}.1`);
        sizeBytes = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      sizeBytes += Buffer.byteLength(line);
    } catch {
      // A full disk or a folder that went away must not cost the work that was being logged.
    }
  };
}

function sizeOf(file: string): number {
  const folder = dirname(file);
  // Not its parents: a log must not make the data folder that a refused call had named.
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
