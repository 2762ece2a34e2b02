import { z } from 'zod';

export interface MailServer {
  readonly host: string;
  readonly port: number;
}

/** Ports with TLS from the first byte, for sending and for reading. */
export const smtpPort = 465;
export const imapPort = 993;

/** `thu.tinh.gov.vn` or `thu.tinh.gov.vn:587`; null when it is neither. */
export function readServer(text: string, usualPort: number): MailServer | null {
  const [, host, port = usualPort] = /^([A-Za-z0-9.-]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  return host === undefined || Number(port) < 1 || Number(port) > 65_535 ? null : { host, port: Number(port) };
}

export function isMailAddress(text: string): boolean {
  return z.email().safeParse(text).success;
}
