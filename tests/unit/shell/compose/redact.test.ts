import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFileLog } from '../../../../main/shell/compose/log.ts';
import { redact } from '../../../../main/shell/compose/redact.ts';

const secrets = ['Nguyễn Thị Đào', '079203001234', '0912345678', 'ấp 3, xã Bình Minh', 'con dấu mất'];
const person = { fullName: secrets[0], personalId: secrets[1], phone: secrets[2], address: secrets[3] };

it('keeps ids, codes, counts and times', () => {
  const fields = {
    event: 'call.done',
    dossierId: '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
    code: 'H60.15.3-261123-20001',
    seq: 12,
    at: 1_795_000_000_000,
    iso: '2026-11-23T10:00:00.000Z',
  };
  expect(redact(fields)).toEqual(fields);
});

it('writes no personal data into the log file, however it was handed in', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'motcua-log-')), 'log', 'motcua.log');
  const log = createFileLog(file);
  const failure = new Error(`cannot store ${secrets[1]}`, { cause: { applicant: person } });
  log.info({ event: 'a', input: { applicant: person, reason: secrets[4] } }, 'asked');
  log.error({ event: 'b', err: failure }, 'call failed');
  log.warn({ event: 'c', rows: [{ deep: { deeper: { ...person } } }], text: `gọi ${secrets[2]}` }, 'rows');
  log.child({ road: 'usb' }).info({ event: 'd', phone: secrets[2] }, 'child');
  const text = readFileSync(file, 'utf8');
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event),
  ).toEqual(['a', 'b', 'c', 'd']);
  expect(text).toContain('cannot store');
});

it('stops nothing when the log cannot be written', () => {
  const log = createFileLog(join(import.meta.filename, 'log', 'motcua.log'));
  expect(() => log.error({ event: 'x' }, 'lost')).not.toThrow();
});
