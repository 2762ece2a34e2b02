/** How the files of one desk begin; what follows sorts by time. */
export function upPrefix(commune: string, desk: number): string {
  return `goi-${commune}-q${desk}-`;
}

/** How the district's answers to one desk begin. */
export function downPrefix(commune: string, desk: number): string {
  return `tra-loi-${commune}-q${desk}-`;
}

/** `tra-loi-H60.15.3-q2-1a2b3c4d5e6f.mcd`: the answer to a file is found by the file's own hash. */
export function answerName(commune: string, desk: number, sha256: string): string {
  return `${downPrefix(commune, desk)}${sha256.slice(0, 12)}.mcd`;
}

/** How the files begin that tell one desk what was said since its last answer. */
export function newsPrefix(commune: string, desk: number): string {
  return `${downPrefix(commune, desk)}moi-`;
}

/** `tra-loi-H60.15.3-q2-moi-00000042.mcd`: up to which number of the commune's ledger it tells. */
export function newsName(commune: string, desk: number, upTo: number): string {
  return `${newsPrefix(commune, desk)}${String(upTo).padStart(8, '0')}.mcd`;
}

/** Whether an answer is one for some desk; other files that come down are for all desks of the office. */
export function isAnswerName(name: string): boolean {
  return name.startsWith('tra-loi-');
}

/** How the scans of one desk begin. */
export function scanPrefix(commune: string, desk: number): string {
  return `quet-${commune}-q${desk}-`;
}

/** `quet-H60.15.3-q2-1a2b3c4d5e6f.mcd`: a scan by the hash of its content, which tells nobody whose it is. */
export function scanFileName(commune: string, desk: number, sha256: string): string {
  return `${scanPrefix(commune, desk)}${sha256.slice(0, 12)}.mcd`;
}

/** How the answers to one desk's scans begin. */
export function scanAnswerPrefix(commune: string, desk: number): string {
  return `${downPrefix(commune, desk)}quet-`;
}

/** The answer to a scan's file, which stays as long as the file lies there; null for a file of another name. */
export function scanAnswerName(commune: string, desk: number, name: string): string | null {
  const prefix = scanPrefix(commune, desk);
  return name.startsWith(prefix) ? `${scanAnswerPrefix(commune, desk)}${name.slice(prefix.length)}` : null;
}

/** The file that an answer to a scan answers; null for every other file. */
export function answeredScanName(name: string): string | null {
  const [, place, rest] = /^tra-loi-(.+-q\d)-quet-(.+)$/.exec(name) ?? [];
  return place === undefined ? null : `quet-${place}-${rest}`;
}
