import { createTransport, type Transporter } from 'nodemailer';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { NamedFile } from '../roads/mail/unpack.ts';

/** Who logs in at which server. */
export interface MailLogin {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Empty: the server is asked without a login. */
  readonly password: string;
}

export interface MailLine extends MailLogin {
  readonly from: string;
  readonly to: string;
}

const waitMs = 30_000;
/** TLS from the first byte; on every other port it is asked for before anything is said. */
const tlsPort = 465;

/**
 * Sends letters by SMTP, one after the other. The password goes over no bare line but one that ends on this machine.
 * What went before a failure may be sent again without harm.
 * Refuses: mail.server-unreachable, mail.login-refused, mail.not-taken.
 */
export function sendLetters(line: MailLine, letters: readonly NamedFile[]): Promise<Result<null>> {
  const envelope = { from: line.from, to: line.to };
  return atServer(line, async (transport) => {
    for (const { bytes } of letters) await transport.sendMail({ envelope, raw: Buffer.from(bytes) });
  });
}

/** Logs in and sends nothing. Refuses: mail.server-unreachable, mail.login-refused. */
export function checkServer(login: MailLogin): Promise<Result<null>> {
  return atServer(login, async (transport) => {
    await transport.verify();
  });
}

async function atServer(
  { host, port, user, password }: MailLogin,
  work: (transport: Transporter) => Promise<void>,
): Promise<Result<null>> {
  const transport = createTransport({
    host,
    port,
    secure: port === tlsPort,
    requireTLS: !isOwnMachine(host),
    ignoreTLS: isOwnMachine(host),
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    ...(password === '' ? {} : { auth: { user, pass: password } }),
  });
  try {
    await work(transport);
    return ok(null);
  } catch (error) {
    return refuse(codeOf(error), { server: `${host}:${port}` });
  } finally {
    transport.close();
  }
}

function codeOf(error: unknown): 'mail.login-refused' | 'mail.not-taken' | 'mail.server-unreachable' {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'mail.login-refused';
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'mail.not-taken' : 'mail.server-unreachable';
}

/** Nothing but this machine itself hears what is said there in the clear. */
export function isOwnMachine(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost' || host === '::1';
}
