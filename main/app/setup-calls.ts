import { openEnrolment } from '../../shared/batch/enrolment.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { initDesk } from '../desk/init.ts';
import type { Deps, KeyWrap } from '../ports.ts';
import { requestFileName } from '../sync/file-names.ts';
import { initTraining } from './training/init-training.ts';

export interface SetupDeps {
  readonly deps: Deps;
  readonly dataDir: string;
  /** Wraps keys by a passphrase typed on the set-up screen. */
  readonly passphraseWrap: (passphrase: string) => KeyWrap;
  /** Opens the new desk in the place of the set-up screen. */
  readonly settled: (wrap: KeyWrap | null) => Promise<Result<null>>;
}

/** The first start: a training desk in one step, or enrolment by the district's file. */
export function setupHandlers({ deps, dataDir, passphraseWrap, settled }: SetupDeps) {
  return {
    'setup.training': async (input) => {
      const made = await initTraining(deps, { dataDir, ...input });
      if (!made.ok) return made;
      const opened = await settled(null);
      return opened.ok ? ok({ ledger: made.value.ledger }) : opened;
    },
    'setup.readEnrolment': (input) => {
      const file = openEnrolment(deps.crypto, Buffer.from(input.file.base64, 'base64'), {
        training: null,
        now: deps.clock.now(),
      });
      if (!file.ok) return file;
      const { districtName, tierName, commune, desk, training, catalogue, url } = file.value;
      return ok({
        district: districtName,
        tierName,
        commune: commune.agencyCode,
        communeName: commune.name,
        province: commune.province,
        desk,
        training,
        procedures: procedureCount(catalogue),
        url,
      });
    },
    'setup.enrol': async (input) => {
      const enrolment = Buffer.from(input.file.base64, 'base64');
      const wrap = input.passphrase === undefined ? null : passphraseWrap(input.passphrase);
      const wraps = wrap === null ? deps.wraps : [wrap, ...deps.wraps];
      const { clerk, leader, diskEncrypted } = input;
      const made = await initDesk({ ...deps, wraps }, { dataDir, enrolment, clerk, leader, diskEncrypted });
      if (!made.ok) return made;
      const opened = await settled(wrap);
      if (!opened.ok) return opened;
      const read = openEnrolment(deps.crypto, enrolment, { training: null, now: deps.clock.now() });
      const name = read.ok
        ? requestFileName({ commune: read.value.commune.agencyCode, desk: read.value.desk })
        : 'ket-nap.mcd';
      return ok({
        ledger: made.value.ledger,
        request: { name, base64: Buffer.from(made.value.request).toString('base64') },
      });
    },
  } as const satisfies Handlers;
}

function procedureCount(catalogue: unknown): number {
  if (typeof catalogue !== 'object' || catalogue === null || !('procedures' in catalogue)) return 0;
  return Array.isArray(catalogue.procedures) ? catalogue.procedures.length : 0;
}
