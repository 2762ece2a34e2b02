import { randomBytes, randomUUID } from 'node:crypto';
import type { Ids } from '../../ports.ts';

export function createIds(): Ids {
  return { dossierId: uuidV7, commandId: () => randomUUID() };
}

/** UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, then random bits; `at` is milliseconds UTC. */
function uuidV7(at: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Math.max(0, Math.floor(at)), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
