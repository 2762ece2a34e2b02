import { describe, expect, it } from 'vitest';
import { userHandlers } from '../../../main/district/users/calls.ts';
import { gatherRows } from '../../../renderer/files/gather-rows.ts';
import { type ActionFilter, actionPages } from '../../../renderer/screens/actions/action-list-file.ts';
import type { ActionRow } from '../../../renderer/screens/actions/action-words.ts';
import { type CallInput, contract, isCallName } from '../../../shared/contract/contract.ts';
import { mostListRows } from '../../../shared/contract/list-calls.ts';
import { callRoles } from '../../../shared/district/call-roles.ts';
import { DistrictRole } from '../../../shared/district/roles.ts';
import { ok } from '../../../shared/result.ts';
import { stores } from '../../fixtures/postgres.ts';
import { given } from '../district/place.ts';
import { connect, newUser, serve, told } from './served.ts';

describe('what somebody with one role may ask', () => {
  it.each(DistrictRole.options)('%s: every call of the district is asked, or refused by name', async (role) => {
    const served = await serve();
    const { cookie } = await newUser(served, 'lan', [role]);
    const window = await connect(served.url, cookie);
    for (const call of Object.keys(callRoles).filter(isCallName)) {
      const code = await window?.code(call, { khongCo: 1 });
      const may = callRoles[call]?.includes(role) ?? false;
      expect([call, code]).toEqual([call, may ? 'input.invalid' : 'district.forbidden']);
    }
    const desks = Object.keys(contract).filter((call) => !Object.hasOwn(callRoles, call));
    for (const call of desks) expect([call, await window?.code(call)]).toEqual([call, 'call.unknown']);
  });

  it('says which role it needs', async () => {
    const served = await serve();
    const { cookie } = await newUser(served, 'lan', ['officer']);
    const window = await connect(served.url, cookie);
    await expect(window?.ask('user.list', {})).rejects.toThrow('district.forbidden');
  });

  it('changes at once with the roles', async () => {
    const served = await serve();
    const { id, cookie } = await newUser(served, 'lan', ['import']);
    const window = await connect(served.url, cookie);
    expect(await window?.code('action.list')).toBe('district.forbidden');
    await served.ask('user.change', { user: id, fullName: 'Lan', roles: ['supervisor'], fields: [] });
    expect(await window?.code('action.list')).toBeNull();
  });
});

describe.each(stores)('users, on $store', ({ database }) => {
  it('have one name each, and one of them stays administrator', async () => {
    const served = await serve({ database });
    const lan = await newUser(served, 'lan', ['import']);
    const facts = { fullName: 'Lan', roles: ['import' as const], fields: [] };
    await expect(served.ask('user.add', { ...facts, name: 'lan' })).rejects.toThrow('user.name-taken');
    await expect(served.ask('user.change', { ...facts, user: 'u-khong' })).rejects.toThrow('user.unknown');
    const administrator = (await served.ask('user.list', {})).find(({ name }) => name === 'quantri')?.id ?? '';
    const last = 'user.last-administrator';
    await expect(served.ask('user.setState', { user: administrator, state: 'disabled' })).rejects.toThrow(last);
    await expect(served.ask('user.change', { ...facts, user: administrator })).rejects.toThrow(last);
    await served.ask('user.change', { ...facts, user: lan.id, roles: ['administrator'] });
    await served.ask('user.setState', { user: administrator, state: 'disabled' });
    expect((await served.ask('user.list', {})).map(({ name, state }) => [name, state])).toEqual([
      ['lan', 'active'],
      ['quantri', 'disabled'],
    ]);
  });

  it('answer for fields of the catalogue alone, and keep one that left it', async () => {
    const served = await serve({ database });
    const { ask, place } = served;
    const facts = { fullName: 'Lan', roles: ['officer' as const], fields: ['Hộ tịch', 'Ho tich'] };
    const addUser = (fields: string[]) =>
      userHandlers(place.district)['user.add'](
        { ...facts, name: 'lan', fields },
        { id: crypto.randomUUID(), as: undefined },
      );
    const known = (await ask('field.list', {})).join('; ');
    expect(await addUser(facts.fields)).toMatchObject({
      refusal: { code: 'user.field-unknown', params: { field: 'Ho tich', known } },
    });
    expect(known).toContain('Hộ tịch');
    const { id } = given(await addUser(['Hộ tịch']));
    const left = await place.district.store.read.findUser(id);
    if (left === null) throw new Error('no user');
    given(
      await place.district.store.write(null, async (tx) => {
        await tx.putUser({ ...left, fields: ['Hộ tịch', 'Lĩnh vực cũ'] });
        return ok(null);
      }),
    );
    const change = (fields: string[]) => ask('user.change', { ...facts, user: id, fields });
    expect(await change(['Lĩnh vực cũ', 'Đất đai'])).toEqual({});
    await expect(change(['Đất đai', 'Lĩnh vực khác'])).rejects.toThrow('user.field-unknown');
  });

  it('leave what they did in the list of actions, by who, what and when', async () => {
    const served = await serve({ database });
    const { place, ask } = served;
    const lan = await newUser(served, 'lan', ['administrator']);
    const window = await connect(served.url, lan.cookie);
    place.moveClock(place.deps.clock.now() + 86_400_000 / 24);
    await window?.ask('user.add', { name: 'minh', fullName: 'Lê Minh', roles: ['officer'], fields: ['Hộ tịch'] });
    const rows = async (input: Parameters<typeof ask<'action.list'>>[1]) =>
      (await ask('action.list', input)).rows.map(({ type, actorName, userName }) => [type, actorName, userName]);
    expect(await rows({ who: lan.id, what: 'users' })).toEqual([
      ['district.userAdded.v1', 'Người lan', 'Lê Minh'],
      ['district.passwordSet.v1', 'Người lan', 'Người lan'],
    ]);
    expect(await rows({ what: 'signIns' })).toEqual([['district.signedIn.v1', 'Người lan', null]]);
    expect(await rows({ from: '2026-11-25' })).toEqual([]);
    expect((await rows({ from: '2026-11-24', to: '2026-11-24' })).length).toBe((await told(place.district)).length - 1);
    const first = await ask('action.list', { limit: 2 });
    const rest = await ask('action.list', { before: first.next ?? 1 });
    expect(rest.next).toBeNull();
    expect([...first.rows, ...rest.rows]).toEqual((await ask('action.list', {})).rows);
  });

  it('may take the whole record away, page by page, as they narrowed it', async () => {
    const { ask } = await serve({ database });
    for (let at = 0; at < 130; at += 1) await ask('user.setSight', { ownFieldsOnly: at % 2 === 0 });
    const asked = async (input: CallInput<'action.list'>) => ({
      ok: true as const,
      value: await ask('action.list', input),
    });
    const whole = async (filter: ActionFilter) => {
      const pages = actionPages((input) => asked({ ...input, limit: 40 }), filter);
      const walk = { ask: pages, keyOf: ({ seq }: ActionRow) => String(seq), most: mostListRows };
      const got = await gatherRows<ActionRow>({ ...walk, onProgress: () => undefined, stopped: () => false });
      return got.kind === 'rows' ? got.rows : [];
    };
    const { rows } = await ask('action.list', { limit: 500 });
    expect(await whole({})).toEqual(rows);
    const settings = rows.filter(({ type }) => type === 'district.settingChanged.v1');
    expect(settings).toHaveLength(130);
    expect(await whole({ what: 'rules' })).toEqual(settings);
  });
});
