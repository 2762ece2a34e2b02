import { civilDate, clockOf } from '../../shared/calendar/civil.ts';
import type { Office } from '../desk/office.ts';

/** `goi-H60.15.3-q2-20261124-093005-1a2b3c4d.mcd`: sorts by commune, desk and second, and names nobody. */
export function batchFileName(office: Office, at: number, sha256: string): string {
  const seconds = String(Math.floor(at / 1000) % 60).padStart(2, '0');
  const time = `${civilDate(at).replaceAll('-', '')}-${clockOf(at).replace(':', '')}${seconds}`;
  return `goi-${office.commune.code}-q${office.desk}-${time}-${sha256.slice(0, 8)}.mcd`;
}

/** The desk's answer to an enrolment file. */
export function requestFileName(office: { readonly commune: string; readonly desk: number }): string {
  return `ket-nap-${office.commune}-q${office.desk}.mcd`;
}
