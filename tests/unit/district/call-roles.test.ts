import { describe, expect, it } from 'vitest';
import { whyForbidden } from '../../../main/district/gate.ts';
import { type CallName, contract, isCallName } from '../../../shared/contract/contract.ts';
import { callRoles } from '../../../shared/district/call-roles.ts';
import { DistrictRole } from '../../../shared/district/roles.ts';

const served = Object.keys(contract)
  .filter(isCallName)
  .filter((call) => contract[call].realms.some((realm: string) => realm === 'district' || realm === 'any'));

const askedBy = (...roles: DistrictRole[]) => ({ id: 'u1', name: 'Lan', roles, fields: [], session: 's1' });

describe('the table of roles', () => {
  it('names every call that a district serves, and no other', () => {
    expect(Object.keys(callRoles).sort()).toEqual([...served].sort());
  });

  it('leaves no call to nobody, and lets an administrator ask everything', () => {
    for (const call of served)
      expect([call, callRoles[call]]).toEqual([call, expect.arrayContaining(['administrator'])]);
  });

  it.each<[CallName, DistrictRole[], DistrictRole[]]>([
    ['dossier.decide', ['supervisor', 'administrator'], ['import', 'officer']],
    ['ledger.revoke', ['supervisor', 'administrator'], ['import', 'officer']],
    ['ledger.admitLate', ['supervisor', 'administrator'], ['import', 'officer']],
    ['batch.import', ['import', 'supervisor', 'administrator'], ['officer']],
    ['dossier.get', ['officer', 'supervisor', 'administrator'], ['import']],
    ['enrolment.create', ['administrator'], ['import', 'officer', 'supervisor']],
    ['folder.set', ['administrator'], ['import', 'officer', 'supervisor']],
  ])('%s is for %j, not for %j', (call, may, mayNot) => {
    expect(may.map((role) => whyForbidden(call, askedBy(role)))).toEqual(may.map(() => null));
    expect(mayNot.map((role) => whyForbidden(call, askedBy(role))?.code)).toEqual(
      mayNot.map(() => 'district.forbidden'),
    );
  });

  it('lets one of several roles be enough, and no role be none', () => {
    expect(whyForbidden('batch.import', askedBy('officer', 'import'))).toBeNull();
    expect(whyForbidden('app.hello', askedBy())?.code).toBe('district.forbidden');
  });

  it('names the roles that would do in the sentence', () => {
    expect(whyForbidden('dossier.decide', askedBy('officer'))).toEqual({
      code: 'district.forbidden',
      params: { roles: 'Lãnh đạo, Quản trị' },
    });
  });

  it('refuses a call that is not in it', () => {
    expect(whyForbidden('dossier.receive', askedBy(...DistrictRole.options))?.code).toBe('district.forbidden');
  });
});
