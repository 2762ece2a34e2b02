import type { WireError } from '../../../shared/contract/envelope.ts';
import { type ErrorCode, errorMessage } from '../../../shared/errors/table.ts';
import type { Refusal } from '../../../shared/result.ts';
import { type ExitCode, exitCodeOf } from './exit-code.ts';

export interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
}

/** What a command says: one value, messages on the way, or a refusal. */
export interface Output {
  /** The command's answer: JSON with `--json`, else the text that `asText` makes of it. Ends with 0. */
  value<T>(value: T, asText: (value: T) => string): ExitCode;
  /** One of several answers: a JSON line each with `--json`, else a line of text. */
  part<T>(value: T, asText: (value: T) => string): void;
  /** Progress for people, always on stderr. */
  note(text: string): void;
  /** One JSON object on stderr, or on stdout with `--json`; ends with the code that belongs to it. */
  refusal(refusal: Refusal | WireError): ExitCode;
}

export function createOutput({ out, err }: Pick<Streams, 'out' | 'err'>, json: boolean): Output {
  return {
    value(value, asText) {
      out.write(json ? `${JSON.stringify(value)}\n` : ended(asText(value)));
      return 0;
    },
    part(value, asText) {
      out.write(json ? `${JSON.stringify(value)}\n` : ended(asText(value)));
    },
    note(text) {
      err.write(ended(text));
    },
    refusal(refusal) {
      const error = 'message' in refusal ? refusal : wireError(refusal);
      (json ? out : err).write(`${JSON.stringify(error)}\n`);
      return exitCodeOf(error.code);
    },
  };
}

function wireError({ code, params, fields }: Refusal): WireError {
  const sentence = (fieldCode: ErrorCode) => ({ code: fieldCode, message: errorMessage(fieldCode, 'vi', params) });
  const named = Object.entries(fields ?? {}).map(([path, fieldCode]) => [path, sentence(fieldCode)] as const);
  return {
    code,
    message: errorMessage(code, 'vi', params),
    ...(named.length > 0 ? { fields: Object.fromEntries(named) } : {}),
  };
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
