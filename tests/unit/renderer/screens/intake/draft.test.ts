import { expect, test } from 'vitest';
import {
  emptyDraft,
  emptyPerson,
  fromStored,
  isBlank,
  toRequest,
  toStored,
  withCard,
} from '../../../../../renderer/screens/intake/draft.ts';
import { contract } from '../../../../../shared/contract/contract.ts';

const commandId = '5f1c0d3e-8a52-4a57-9c1c-3f1f6f1f0a11';
const visitId = '7a0c6a54-13f5-4a35-a6d7-6a4a3a1c2b10';
const full = {
  ...emptyDraft(commandId),
  applicant: {
    ...emptyPerson,
    fullName: 'Đặng Thị Hường',
    personalId: '008 190 004 218',
    birth: '14/03/1990',
    sex: 'female' as const,
  },
  procedureCode: '1.004873',
  procedureTyped: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  papers: [{ index: 0, original: 1, copies: 0 }],
};

test('a form becomes a request that the contract takes, with the birth as the core stores it', () => {
  const request = toRequest(full, visitId);
  expect(contract['dossier.receive'].input.parse(request)).toEqual({
    procedureCode: '1.004873',
    applicant: { fullName: 'Đặng Thị Hường', personalId: '008 190 004 218', birth: '1990-03-14', sex: 'female' },
    components: [{ index: 0, original: 1, copies: 0 }],
    quantity: 1,
    visitId,
    draft: { id: commandId, scans: [] },
  });
});

test('of the scans go those of ticked papers of the procedure that is chosen', () => {
  const scan = {
    procedureCode: '1.004873',
    name: 'to-khai.pdf',
    kind: 'application/pdf' as const,
    sizeBytes: 3000,
    pages: 1,
    lost: null,
  };
  const sha256 = 'a'.repeat(64);
  const scans = [
    { ...scan, sha256, component: 0 },
    { ...scan, sha256, component: 4 },
    { ...scan, sha256: 'b'.repeat(64), component: 0, procedureCode: '1.000593' },
  ];
  expect(toRequest({ ...full, scans }, visitId).draft).toEqual({ id: commandId, scans: [{ sha256, component: 0 }] });
});

test('a birth that cannot be read goes as typed, so that its refusal comes to its field', () => {
  const request = toRequest({ ...full, applicant: { ...full.applicant, birth: '32/13/1990' } }, visitId);
  expect(request.applicant?.birth).toBe('32/13/1990');
});

test('who hands in goes along only while it is somebody else', () => {
  const submitter = { ...emptyPerson, fullName: 'Lý A Sử' };
  expect([
    toRequest({ ...full, submitter }, visitId).submitter,
    toRequest({ ...full, submitter, submitterDiffers: true }, visitId).submitter,
  ]).toEqual([undefined, { fullName: 'Lý A Sử' }]);
});

test('a stored draft is what the contract takes and comes back as it was', () => {
  const stored = contract['draft.save'].input.parse({ draft: toStored(full) }).draft;
  expect(fromStored(stored, [])).toEqual(full);
});

test('a scan that passes through a field does not break the saving of the draft', () => {
  const long = '0'.repeat(2500);
  const draft = {
    ...full,
    note: long,
    procedureTyped: long,
    applicant: { ...full.applicant, birth: long, phone: long, fullName: long },
  };
  expect(contract['draft.save'].input.safeParse({ draft: toStored(draft) }).success).toBe(true);
});

test('a card fills in what it says and leaves phone and organization alone', () => {
  const person = { ...emptyPerson, fullName: 'typed', phone: '0912345678', address: 'old' };
  const card = { fullName: '', personalId: '008190004218', birth: '1990-03-14', sex: 'female' as const };
  expect(withCard(person, card)).toEqual({
    ...emptyPerson,
    personalId: '008 190 004 218',
    birth: '14/03/1990',
    sex: 'female',
    phone: '0912345678',
  });
});

test('an untouched form is blank, one typed letter is not', () => {
  expect([isBlank(emptyDraft(commandId)), isBlank({ ...emptyDraft(commandId), note: 'x' })]).toEqual([true, false]);
});
