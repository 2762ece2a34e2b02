import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { dossierViewHandlers, type ViewHost } from '../views/handlers.ts';
import type { District } from './district.ts';

/**
 * Scans as the tier above opens them. One that was held and is gone or rotted is noted as lacking: the desk hears of it
 * in its next answer and sends it again.
 */
export function attachmentHandlers(district: District, host: ViewHost) {
  const views = dossierViewHandlers(host);
  return {
    'attachment.get': async (input, context) => {
      const content = await views['attachment.get'](input, context);
      if (content.ok || !content.refusal.code.startsWith('attachment.')) return content;
      const { sha256, ...named } = input;
      const dossier = await views['dossier.get'](named, context);
      if (!dossier.ok) return content;
      const { commune } = dossier.value;
      if (!(await district.store.read.isAttachmentHeld(commune, sha256))) return content;
      district.deps.log.warn({ event: 'scan.lost', commune, sha256 }, 'a scan that was held cannot be read');
      const lost = await district.store.write<null>(commune, async (tx) => {
        await tx.loseAttachment(commune, sha256);
        return ok(null);
      });
      return lost.ok ? content : lost;
    },
  } as const satisfies Handlers;
}
