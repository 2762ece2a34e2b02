import { describe, expect, it } from 'vitest';
import { districtLedger, recordAction } from '../../../main/district/actions.ts';
import { keyHolder } from '../../../main/district/actor.ts';
import { appendToLedger } from '../../../main/district/append-event.ts';
import type { District } from '../../../main/district/district.ts';
import { districtHandlers } from '../../../main/district/handlers.ts';
import { importFiles } from '../../../main/district/import.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { stores } from '../../fixtures/postgres.ts';
import { commune, given, newDesk, newPlace, seal } from './place.ts';

const lan = { id: 'u-lan', name: 'Trần Thị Lan', roles: ['supervisor'], fields: [], session: 's-1' } as const;
const acting = { id: lan.id, role: 'officer' } as const;
const byLan = () => ({ id: crypto.randomUUID(), as: undefined, caller: lan });

/** What the district's own ledger says, oldest first, without its opening. */
async function told(district: District) {
  const { read } = district.store;
  const ledger = districtLedger(district);
  const events = await read.eventRange(ledger, 1, (await read.ledgerHead(ledger))?.seq ?? 0);
  return events.map(({ header, body, personal }) => ({
    type: header.type,
    actor: header.actor,
    body,
    personal: personal?.data ?? null,
  }));
}

describe.each(stores)('what people do at the district, on $store', ({ database }) => {
  it('stands in its own ledger, with who did it, and everything verifies', async () => {
    const { district, deps } = await newPlace(database);
    const desk = await newDesk({ district, deps });
    const handlers = districtHandlers(district, { version: '0', shell: 'browser' });
    const bytes = await seal({ district, deps }, desk, 1, 20);
    await importFiles(district, [{ name: 'goi.mcd', bytes }], 'file', { ...acting, name: lan.name });
    const { ledger } = desk;
    given((await handlers['ledger.revoke']?.({ ledger, reason: 'Mất máy' }, byLan())) ?? refuse('call.unknown'));
    given(
      (await handlers['ledger.admitLate']?.({ ledger, upTo: 25, reason: 'Đã xem' }, byLan())) ?? refuse('call.unknown'),
    );
    const sha256 = deps.crypto.sha256Hex(bytes);
    expect(await told(district)).toEqual([
      expect.objectContaining({ type: 'ledger.opened.v1', actor: 'system' }),
      expect.objectContaining({
        type: 'district.userAdded.v1',
        actor: keyHolder.id,
        personal: { name: 'quantri', fullName: 'Quản trị' },
      }),
      {
        type: 'district.deskInvited.v1',
        actor: keyHolder.id,
        body: { commune, desk: 2, generation: 0, replaces: null },
        personal: null,
      },
      {
        type: 'district.batchImported.v1',
        actor: lan.id,
        body: { sha256, state: 'accepted', commune, ledger, fromSeq: 1, toSeq: 20 },
        personal: { file: 'goi.mcd' },
      },
      {
        type: 'district.ledgerRevoked.v1',
        actor: lan.id,
        body: { commune, ledgers: [{ ledger, upTo: 20 }] },
        personal: { reason: 'Mất máy' },
      },
      {
        type: 'district.lateAdmitted.v1',
        actor: lan.id,
        body: { commune, ledger, upTo: 25 },
        personal: { reason: 'Đã xem' },
      },
    ]);
    expect(await district.store.verify()).toMatchObject({ ok: true, problems: [] });
  });

  it('introduces who acts to the commune, once', async () => {
    const { district, deps } = await newPlace(database);
    const { ledger } = await newDesk({ district, deps });
    const handlers = districtHandlers(district, { version: '0', shell: 'browser' });
    for (const reason of ['một', 'hai'])
      given((await handlers['ledger.revoke']?.({ ledger, reason }, byLan())) ?? refuse('call.unknown'));
    const home = (await district.store.read.findCommune(commune))?.ledger ?? ledger;
    expect(await district.store.read.staffOf(home)).toEqual([
      { id: keyHolder.id, name: keyHolder.name, role: 'officer' },
      { id: lan.id, name: lan.name, role: 'officer' },
    ]);
    const head = (await district.store.read.ledgerHead(home))?.seq ?? 0;
    const types = (await district.store.read.eventRange(home, 1, head)).map(({ header }) => header.type);
    expect(types.filter((type) => type === 'staff.appointed.v1')).toHaveLength(2);
  });

  it('is not told where the deed was refused, nor of what came by itself', async () => {
    const { district, deps } = await newPlace(database);
    const desk = await newDesk({ district, deps });
    const before = await told(district);
    const refused = await district.store.write<null>(null, async (tx) => {
      await recordAction(district, tx, acting, {
        type: 'district.userDisabled.v1',
        body: { user: 'u-2' },
        personal: null,
      });
      return refuse('store.busy');
    });
    expect(refused.ok).toBe(false);
    const sent = [{ name: 'goi.mcd', bytes: await seal({ district, deps }, desk, 1, 20) }];
    expect((await importFiles(district, sent, 'network'))[0]?.state).toBe('accepted');
    expect(await told(district)).toEqual(before);
  });

  it('counts for nothing in the ledger of a commune', async () => {
    const { district, deps } = await newPlace(database);
    const { ledger } = await newDesk({ district, deps });
    const home = (await district.store.read.findCommune(commune))?.ledger ?? ledger;
    given(
      await district.store.write<null>(commune, async (tx) => {
        const context = { crypto: deps.crypto, ledger: home, at: deps.clock.now() };
        const draft = { actor: acting, dossier: null, personal: null } as const;
        await appendToLedger(tx, context, { ...draft, type: 'district.userDisabled.v1', body: { user: 'u-2' } });
        return ok(null);
      }),
    );
    expect(await district.store.read.oddEvents(10)).toMatchObject([
      { type: 'district.userDisabled.v1', kind: 'setAside', why: 'malformed' },
    ]);
  });
});
