import type { DistrictReads } from '../../../db/district/types.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { District } from '../district.ts';
import { everyDossier } from '../every-dossier.ts';
import { replacePortalFolder } from './folder.ts';
import { lookupScript } from './lookup-script.ts';
import { indexPage, lookupPage, lookupPageName, procedureFolder, procedurePage, styleSheet } from './pages.ts';
import { type Portal, portalDossiers, portalFormat, portalProcedure, portalSchema } from './portal-data.ts';

export interface ExportedPortal {
  readonly folder: string;
  readonly procedures: number;
  readonly dossiers: number;
}

/**
 * The public pages of a district as a folder for any web server: the procedures of the catalogue in force, and a look-up
 * by what a receipt's QR code says. Refuses: district.portal-folder-in-use, desk.no-catalogue, shell.file-unwritable.
 */
export async function exportPortal(district: District, folder: string): Promise<Result<ExportedPortal>> {
  const { facts, rules, store, clock, deps } = district;
  const inForce = await rules.catalogue();
  if (!inForce.ok) return inForce;
  const { catalogue } = inForce.value;
  const portal: Portal = {
    $schema: 'portal.schema.json',
    format: portalFormat,
    madeAt: new Date(clock.now()).toISOString(),
    training: facts.training,
    office: facts.name,
    catalogueVersion: catalogue.version,
    procedures: catalogue.procedures.map(portalProcedure),
    dossiers: await portalDossiers(deps.crypto, statesOf(store.read)),
  };
  const written = replacePortalFolder(folder, portalFiles(portal));
  if (!written.ok) return written;
  return ok({
    folder: written.value.folder,
    procedures: portal.procedures.length,
    dossiers: portal.dossiers.length,
  });
}

async function* statesOf(read: DistrictReads): AsyncIterable<DossierState> {
  for await (const { state } of everyDossier(read)) yield state;
}

function portalFiles(portal: Portal): ReadonlyMap<string, string> {
  return new Map([
    ['index.html', indexPage(portal)],
    [lookupPageName, lookupPage(portal)],
    ['tra-cuu.js', lookupScript],
    ['style.css', styleSheet],
    ['portal.json', `${JSON.stringify(portal)}\n`],
    ['portal.schema.json', `${JSON.stringify(portalSchema(), null, 2)}\n`],
    ...portal.procedures.map(
      (procedure) => [`${procedureFolder}/${procedure.code}.html`, procedurePage(portal, procedure)] as const,
    ),
  ]);
}
