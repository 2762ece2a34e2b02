import type { OpenHeader } from '../../../../shared/batch/sealed-file.ts';
import { errorMessage } from '../../../../shared/errors/table.ts';
import type { Command } from '../command.ts';
import { readNamed } from '../files.ts';
import { rowsText } from '../text.ts';

const inspectFile: Command = {
  name: 'inspect',
  summary: 'what a sealed file is, from whom and which range, by its open header alone',
  positionals: ['FILE'],
  options: {},
  async run({ output }, args) {
    const file = readNamed(args.positionals[0] ?? '');
    if (!file.ok) return output.refusal(file.refusal);
    const [{ inspect }, { createNodeCrypto }] = await Promise.all([
      import('../../../../shared/batch/inspect.ts'),
      import('../../../crypto/node-crypto.ts'),
    ]);
    const parts = inspect(createNodeCrypto(), file.value.bytes);
    const value = parts.map(({ bytes, header, signatureValid, code }) => ({
      bytes,
      ...(header === null ? {} : said(header)),
      signatureValid,
      code,
      ...(code === null ? {} : { message: errorMessage(code, 'vi') }),
    }));
    const [first] = value;
    const asText = () => JSON.stringify(value.length === 1 ? first : value, null, 2);
    output.value(value.length === 1 ? first : value, asText);
    return parts.every(({ code }) => code === null) ? 0 : 3;
  },
};

/** What the format adds to the header (of which ledger, from, to) stands beside the rest. */
function said({ more, sealedAt, ...header }: OpenHeader) {
  return { ...header, sealedAt: new Date(sealedAt).toISOString(), ...more };
}

const catalogueCheck: Command = {
  name: 'catalogue check',
  summary: 'every problem of a catalogue file, with its place',
  positionals: ['FILE'],
  options: {},
  async run({ output }, args) {
    const file = readNamed(args.positionals[0] ?? '');
    if (!file.ok) return output.refusal(file.refusal);
    const { checkCatalogue } = await import('../../../../shared/procedure/check.ts');
    let raw: unknown;
    try {
      raw = JSON.parse(file.value.bytes.toString('utf8'));
    } catch {
      return output.refusal({ code: 'procedure.catalogue-unreadable', params: { path: '$' } });
    }
    const check = checkCatalogue(raw);
    output.value(check, ({ usable, problems }) =>
      [...(problems.length === 0 ? [] : [rowsText(problems)]), `${usable} usable, ${problems.length} problems`].join(
        '\n',
      ),
    );
    return check.problems.length === 0 ? 0 : 3;
  },
};

const contractCommand: Command = {
  name: 'contract',
  summary: 'every call with its JSON Schema',
  positionals: [],
  options: {},
  async run({ output }) {
    const [{ contract }, { z }] = await Promise.all([import('../../../../shared/contract/contract.ts'), import('zod')]);
    const calls = Object.entries(contract).map(([name, { kind, realms, input, output: answer }]) => ({
      call: name,
      kind,
      realms,
      input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
      output: z.toJSONSchema(answer, { unrepresentable: 'any' }),
    }));
    return output.value(calls, (value) => JSON.stringify(value, null, 2));
  },
};

const errorsCommand: Command = {
  name: 'errors',
  summary: 'every code with cause and cure',
  positionals: [],
  options: {},
  async run({ output }) {
    const { errorTable } = await import('../../../../shared/errors/table.ts');
    const codes = Object.entries(errorTable).map(([code, entry]) => ({ code, ...entry }));
    return output.value(codes, (rows) =>
      rows.map(({ code, cause, cure, vi }) => `${code}\n  ${cause}\n  ${cure}\n  ${vi}`).join('\n'),
    );
  },
};

export const toolCommands: readonly Command[] = [inspectFile, catalogueCheck, contractCommand, errorsCommand];
