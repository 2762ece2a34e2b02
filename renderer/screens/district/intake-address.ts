/**
 * Where desks reach this district, as far as this window knows: the address that it was opened at itself. Empty where
 * that is this very machine, which is nobody else's.
 */
export function intakeAddress({ protocol, hostname, origin }: Pick<URL, 'protocol' | 'hostname' | 'origin'>): string {
  const isHere = hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
  return /^https?:$/.test(protocol) && !isHere ? origin : '';
}
