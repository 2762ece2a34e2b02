import { describe, expect, it } from 'vitest';
import { foldDossier } from '../../../shared/dossier/fold.ts';
import { withheldOf } from '../../../shared/dossier/withheld.ts';
import { dossier, facts, ledger } from './dossier-events.ts';

const received = facts['dossier.received.v1'];
const nothing = () => false;
const only =
  (...versions: readonly string[]) =>
  (version: string) =>
    versions.includes(version);

const effects = (folded: ReturnType<typeof foldDossier>) => folded.placed.map(({ effect }) => effect);

describe('a dossier under a catalogue version that is not here', () => {
  it('is withheld whole, in order, and told by its first event', () => {
    const desk = ledger(1);
    const first = desk.write('dossier.received.v1');
    desk.write('dossier.handedOver.v1');
    desk.write('dossier.attached.v1');
    const folded = foldDossier(dossier, desk.events, nothing);
    expect(folded.state).toBeNull();
    expect(effects(folded)).toEqual(desk.events.map(() => ({ kind: 'withheld', version: 'c1' })));
    expect(withheldOf(folded)).toMatchObject({
      version: 'c1',
      first,
      events: 3,
      attachments: [{ sha256: 'ab'.repeat(32), component: 0, sizeBytes: 1000, ledger: desk.ledger, seq: 3 }],
    });
  });

  it('folds as if the catalogue had been there first, once it is', () => {
    const desk = ledger(1);
    desk.write('dossier.received.v1');
    desk.write('dossier.handedOver.v1');
    const folded = foldDossier(dossier, desk.events, only('c1'));
    expect(folded).toEqual(foldDossier(dossier, desk.events));
    expect(withheldOf(folded)).toBeNull();
  });

  it('stands where the events before the first such one put it', () => {
    const desk = ledger(1);
    desk.write('dossier.registered.v1');
    desk.write('dossier.received.v1', { body: { ...received.body, catalogueVersion: 'c2' } });
    desk.write('dossier.handedOver.v1');
    const folded = foldDossier(dossier, desk.events, only('c1'));
    expect(folded.state).toMatchObject({ status: 'registered', catalogueVersion: 'c1', code: null });
    expect(effects(folded).map(({ kind }) => kind)).toEqual(['applied', 'withheld', 'withheld']);
    expect(withheldOf(folded)).toMatchObject({ version: 'c2', events: 2 });
  });

  it('waits for each version in turn', () => {
    const desk = ledger(1);
    desk.write('dossier.registered.v1');
    desk.write('dossier.received.v1', { body: { ...received.body, catalogueVersion: 'c2' } });
    expect(withheldOf(foldDossier(dossier, desk.events, only('c2')))).toMatchObject({ version: 'c1', events: 2 });
    expect(withheldOf(foldDossier(dossier, desk.events, only('c1')))).toMatchObject({ version: 'c2', events: 1 });
  });

  it('is not withheld for a second receipt that is in conflict anyway', () => {
    const desk = ledger(1);
    desk.write('dossier.received.v1');
    desk.write('dossier.received.v1', { body: { ...received.body, catalogueVersion: 'c2' } });
    desk.write('dossier.handedOver.v1');
    const folded = foldDossier(dossier, desk.events, only('c1'));
    expect(effects(folded).map(({ kind }) => kind)).toEqual(['applied', 'conflict', 'applied']);
    expect(folded.state?.status).toBe('processing');
  });

  it('folds alike in whatever order the events came', () => {
    const [desk, sibling] = [ledger(1), ledger(2)];
    const first = desk.write('dossier.received.v1');
    sibling.write('dossier.handedOver.v1', { after: [first] });
    const both = [...desk.events, ...sibling.events];
    expect(foldDossier(dossier, both.toReversed(), nothing)).toEqual(foldDossier(dossier, both, nothing));
  });
});
