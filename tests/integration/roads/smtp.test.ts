import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applicant, marriageStatus, newOffice } from '../../fixtures/office.ts';

const account = { from: 'xa-thu@donvi.example', password: 'mật-khẩu' };

/** A real SMTP server on this machine that keeps what it takes. */
async function mailServer() {
  const letters: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth({ username, password }, _session, done) {
      if (username === account.from && password === account.password) done(null, { user: username });
      else done(new Error('wrong'));
    },
    onRcptTo({ address }, _session, done) {
      done(address.startsWith('tinh@') ? null : new Error('no such mailbox'));
    },
    onData(stream, _session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        letters.push(Buffer.concat(pieces));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  onTestFinished(close);
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server does not listen');
  return { at: `127.0.0.1:${address.port}`, letters, close };
}

describe('letters by a mail server', () => {
  it('reach the district, which takes them as they came', async () => {
    const office = await newOffice();
    const desk = await office.newDesk();
    const mail = await mailServer();
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const input = { to: 'tinh@donvi.example', limitMb: 5, server: mail.at, ...account };
    expect(await desk.ask('mail.send', input)).toMatchObject({ letters: 1 });
    const [letter] = mail.letters;
    const files = [{ name: 'thu.eml', base64: letter?.toString('base64') ?? '' }];
    expect(await office.ask('batch.import', { files })).toMatchObject([{ state: 'accepted' }]);
    // Asked again without the password: it was kept, and not in the clear.
    const { password: _password, ...again } = input;
    await desk.ask('mail.send', again);
    expect(mail.letters).toHaveLength(2);
    expect(await desk.ask('mail.settings', {})).toMatchObject({ server: mail.at, hasPassword: true });
    expect(desk.desk().store.read.findSetting('mail')).not.toContain(account.password);
  });

  it('say in words when the server is away, refuses the login or the letter', async () => {
    const office = await newOffice();
    const desk = await office.newDesk();
    const mail = await mailServer();
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const input = { to: 'tinh@donvi.example', limitMb: 5, server: mail.at, ...account };
    expect(await desk.refusal('mail.send', { ...input, password: 'sai' })).toMatchObject({
      code: 'mail.login-refused',
    });
    expect(await desk.refusal('mail.send', { ...input, to: 'la@donvi.example' })).toMatchObject({
      code: 'mail.not-taken',
    });
    await mail.close();
    expect(await desk.refusal('mail.send', input)).toMatchObject({ code: 'mail.server-unreachable' });
    expect(await desk.refusal('mail.send', { ...input, server: 'máy chủ' })).toMatchObject({
      fields: { server: { code: 'mail.server-bad' } },
    });
    expect(await desk.ask('mail.settings', {})).toMatchObject({ server: '', hasPassword: false });
  });
});
