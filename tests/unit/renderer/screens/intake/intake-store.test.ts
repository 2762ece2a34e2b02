import { expect, test } from 'vitest';
import { emptyDraft, emptyPerson } from '../../../../../renderer/screens/intake/draft.ts';
import { createIntakeStore } from '../../../../../renderer/screens/intake/intake-store.ts';

function createStore() {
  let next = 0;
  return createIntakeStore({ newId: () => `id-${++next}` });
}

const card = { person: { fullName: 'Lý A Sử', personalId: '001099012345', sex: 'male' as const }, warnings: [] };
const missing = { code: 'input.missing', message: 'Cần ghi.' };

test('a refusal stays on its field until that field is typed in', () => {
  const store = createStore();
  store.getState().refuse({ 'applicant.fullName': missing, procedureCode: missing });
  store.getState().setPerson('applicant', { fullName: 'L' });
  expect(store.getState().fieldErrors).toEqual({ procedureCode: missing });
});

test('a refusal about who hands in brings that person to the front', () => {
  const store = createStore();
  store.getState().refuse({ 'submitter.birth': missing });
  expect(store.getState().party).toBe('submitter');
});

test('a scan fills the person who is shown', () => {
  const store = createStore();
  store.getState().setSubmitterDiffers(true);
  store.getState().takeCard(card);
  const { draft, scan } = store.getState();
  expect([draft.applicant, draft.submitter.fullName, scan]).toEqual([
    emptyPerson,
    'Lý A Sử',
    { party: 'submitter', warnings: [] },
  ]);
});

test('typing another procedure drops the papers of the one before', () => {
  const store = createStore();
  store.getState().chooseProcedure('1.004873', 'A');
  store.getState().setPaper({ index: 0, original: 1, copies: 0 });
  store.getState().typeProcedure('b');
  const { procedureCode, papers, procedureTyped } = store.getState().draft;
  expect({ procedureCode, papers, procedureTyped }).toEqual({ procedureCode: null, papers: [], procedureTyped: 'b' });
});

test('a paper counted down to nothing is no paper', () => {
  const store = createStore();
  store.getState().setPaper({ index: 2, original: 1, copies: 0 });
  store.getState().setPaper({ index: 0, original: 0, copies: 2 });
  store.getState().setPaper({ index: 2, original: 0, copies: 0 });
  expect(store.getState().draft.papers).toEqual([{ index: 0, original: 0, copies: 2 }]);
});

test('the next procedure of the same person keeps person and visit, with a command of its own', () => {
  const store = createStore();
  store.getState().takeCard(card);
  store.getState().chooseProcedure('1.004873', 'A');
  const { visitId, draft } = store.getState();
  store.getState().next(true);
  const after = store.getState();
  expect([
    after.visitId,
    after.draft.applicant,
    after.draft.procedureCode,
    after.draft.commandId === draft.commandId,
  ]).toEqual([visitId, draft.applicant, null, false]);
});

test('the next dossier begins a new visit with a blank form', () => {
  const store = createStore();
  store.getState().takeCard(card);
  const { visitId } = store.getState();
  store.getState().next(false);
  const after = store.getState();
  expect([after.draft, after.visitId === visitId, after.scan]).toEqual([
    emptyDraft(after.draft.commandId),
    false,
    null,
  ]);
});

test('what was thrown away can be taken back whole', () => {
  const store = createStore();
  store.getState().takeCard(card);
  const { draft } = store.getState();
  store.getState().throwAway();
  store.getState().takeBack();
  expect(store.getState().draft).toEqual(draft);
});

const scan = {
  sha256: 'a'.repeat(64),
  component: 0,
  procedureCode: '1.004873',
  name: 'to-khai.pdf',
  kind: 'application/pdf' as const,
  sizeBytes: 3000,
  pages: 1,
  lost: null,
};

test('a scan ticks its paper and stays when the paper is unticked; of another form it is not taken', () => {
  const store = createStore();
  store.getState().chooseProcedure('1.004873', 'A');
  const { commandId } = store.getState().draft;
  store.getState().addScan('another form', scan, { index: 0, original: 1, copies: 0 });
  expect(store.getState().draft.scans).toEqual([]);
  store.getState().addScan(commandId, scan, { index: 0, original: 1, copies: 0 });
  store.getState().addScan(commandId, { ...scan, pages: 2 }, { index: 0, original: 2, copies: 0 });
  expect(store.getState().draft).toMatchObject({
    papers: [{ index: 0, original: 1, copies: 0 }],
    scans: [{ ...scan, pages: 2 }],
  });
  store.getState().setPaper({ index: 0, original: 0, copies: 0 });
  expect(store.getState().draft).toMatchObject({ papers: [], scans: [{ component: 0 }] });
  store.getState().removeScan(scan);
  expect(store.getState().draft.scans).toEqual([]);
});

test('a form that was registered has no scans any more: they went with it, or were dropped', () => {
  const store = createStore();
  store.getState().chooseProcedure('1.004873', 'A');
  const { commandId } = store.getState().draft;
  store.getState().addScan(commandId, scan, { index: 0, original: 1, copies: 0 });
  store
    .getState()
    .addScan(commandId, { ...scan, procedureCode: '1.000593', component: 1 }, { index: 1, original: 1, copies: 0 });
  store.getState().registered('d');
  expect(store.getState().draft.scans).toEqual([]);
});

test('which scans are lost is known of this form alone', () => {
  const store = createStore();
  const { commandId } = store.getState().draft;
  store.getState().addScan(commandId, scan, { index: 0, original: 1, copies: 0 });
  store.getState().knowScans('another form', []);
  expect(store.getState().draft.scans).toEqual([scan]);
  store.getState().knowScans(commandId, [{ ...scan, lost: 'altered' }]);
  expect(store.getState().draft.scans).toEqual([{ ...scan, lost: 'altered' }]);
});
