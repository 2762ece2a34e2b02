import { z } from 'zod';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { readCatalogue } from '../../../shared/procedure/catalogue.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { CallContext } from '../../api/handlers.ts';
import { recordAction } from '../actions.ts';
import { actorOf } from '../actor.ts';
import type { District } from '../district.ts';
import { doOnce } from '../once.ts';
import { applyWithheld } from '../withheld.ts';

const Versioned = z.looseObject({ version: z.string().min(1).max(100) });

/**
 * Takes in the content of a catalogue version that ledgers held here adopted: it must be the very content, by its hash.
 * Dossiers that waited for it are applied. Refuses: rules.not-json, rules.version-not-named, catalogue.*, desk.actor-*.
 */
export async function bringVersion(
  district: District,
  input: ParsedInput<'rules.bring'>,
  context: CallContext,
): Promise<Result<CallOutput<'rules.bring'>>> {
  const content = contentOf(input.file.base64);
  if (content === null) return refuse('rules.not-json', {}, { file: 'rules.not-json' });
  const readable = readCatalogue(content);
  if (!readable.ok) return readable;
  const { version } = content;
  const json = canonicalJson(content);
  const sha256 = district.deps.crypto.sha256Hex(json);
  const brought = await doOnce<CallOutput<'rules.bring'>>(district, {
    ...{ call: 'rules.bring', input, context, home: null },
    async work(tx) {
      const by = await actorOf(tx, context);
      if (!by.ok) return by;
      const adopted = await tx.adoptedHashes('catalogue', version);
      if (!adopted.some((known) => known === sha256)) return refuse('rules.version-not-named', { version });
      const dossiers = await tx.countWithheld(version);
      const kept = await tx.putContent(json);
      const body = { version, sha256: kept };
      await recordAction(district, tx, by.value, { type: 'district.catalogueBrought.v1', body, personal: null });
      return ok({ version, dossiers });
    },
  });
  if (!brought.ok) return brought;
  await applyWithheld(district);
  district.changed(['catalogue', 'batches']);
  return brought;
}

function contentOf(base64: string): z.infer<typeof Versioned> | null {
  try {
    const parsed = Versioned.safeParse(JSON.parse(Buffer.from(base64, 'base64').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
