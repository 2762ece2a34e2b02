/**
 * A number of a person as lists show it: `038012341234` → `0380••••1234`. Shorter numbers (9-digit cards, passports)
 * show only their last three signs, and what is shorter than eight shows nothing.
 */
export function maskPersonalId(personalId: string): string {
  const dots = '••••';
  if (personalId.length >= 12) return `${personalId.slice(0, 4)}${dots}${personalId.slice(-4)}`;
  return personalId.length >= 8 ? `${dots}${personalId.slice(-3)}` : dots;
}
