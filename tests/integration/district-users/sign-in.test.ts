import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { keeps } from '../../fixtures/keeps.ts';
import { stores } from '../../fixtures/postgres.ts';
import { connect, newUser, post, type ServedDistrict, serve, told } from './served.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function present(value: Awaited<ReturnType<typeof connect>>) {
  if (value === null) throw new Error('not let in');
  return value;
}

const page = async (url: string, cookie: string) =>
  (await fetch(`${url}/`, { headers: { cookie }, redirect: 'manual' })).status;

/** The code that an authenticator with this secret shows at a moment. */
const codeAt = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

/** An administrator whose telephone is enrolled; the clock stands where the first code was used. */
async function withTotp(served: ServedDistrict) {
  const { url, place } = served;
  const user = await newUser(served, 'lan', ['administrator']);
  const window = present(await connect(url, user.cookie));
  const { secret, uri } = await window.ask('account.offerTotp', { current: user.password });
  const confirmed = await window.ask('account.confirmTotp', { code: codeAt(secret, place.deps.clock.now()) });
  return { ...user, secret, uri, recoveryCodes: confirmed.recoveryCodes, window };
}

describe.each(stores)('signing in, on $store', ({ database }) => {
  it('asks a new user for an own password before anything else', async () => {
    const { url, ask, place } = await serve({ database });
    const { id, password } = await ask('user.add', {
      name: 'lan',
      fullName: 'Trần Thị Lan',
      roles: ['officer'],
      fields: ['Hộ tịch'],
    });
    const asked = await post(url, { name: 'lan', password });
    expect([asked.status, asked.asks, asked.cookie]).toEqual([200, 'next', '']);
    const { ticket } = asked;
    const short = await post(url, { name: 'lan', ticket, next: 'ngắn', again: 'ngắn' });
    expect([short.status, short.problem]).toEqual([401, expect.stringContaining('ít nhất 10 ký tự')]);
    const other = await post(url, { name: 'lan', ticket, next: 'mật khẩu mới 1', again: 'mật khẩu mới 2' });
    expect(other.problem).toContain('không giống nhau');
    const same = await post(url, { name: 'lan', ticket, next: password, again: password });
    expect(same.problem).toContain('trùng mật khẩu');
    const entered = await post(url, { name: 'lan', ticket, next: 'mật khẩu mới 1', again: 'mật khẩu mới 1' });
    expect(entered.status).toBe(303);
    expect(await page(url, entered.cookie)).toBe(200);
    expect((await post(url, { name: 'lan', password })).status).toBe(401);
    expect((await post(url, { name: 'lan', ticket, next: 'lần nữa 12345', again: 'lần nữa 12345' })).problem).toContain(
      'từ đầu',
    );
    expect((await told(place.district)).slice(2)).toEqual([
      ['userAdded', 'officer-1'],
      ['passwordSet', id],
      ['signedIn', id],
      ['signInFailed', 'system'],
    ]);
    expect(await place.district.store.verify()).toMatchObject({ ok: true });
  });

  it('shuts a name after five wrong passwords, tells it in the ledger, and opens again with time', async () => {
    const served = await serve({ database });
    const { url, place } = served;
    const { password } = await newUser(served, 'lan', ['import']);
    for (let tries = 0; tries < 5; tries += 1)
      expect((await post(url, { name: 'lan', password: 'sai' })).status).toBe(401);
    const locked = await post(url, { name: 'lan', password });
    expect([locked.status, locked.problem]).toEqual([429, 'Đã nhập sai nhiều lần. Hãy thử lại sau 15 phút.']);
    expect((await told(place.district)).filter(([type]) => type === 'signInLocked')).toHaveLength(1);
    expect(await served.ask('user.list', {})).toMatchObject([
      { name: 'lan', lockedUntil: new Date(place.deps.clock.now() + 15 * minuteMs).toISOString() },
      { name: 'quantri', lockedUntil: null },
    ]);
    place.moveClock(place.deps.clock.now() + 15 * minuteMs + 1);
    expect((await post(url, { name: 'lan', password })).status).toBe(303);
  });

  it('lets an administrator open a locked name by a fresh password', async () => {
    const served = await serve({ database });
    const { url } = served;
    const { id, password: old, cookie } = await newUser(served, 'lan', ['import']);
    for (let tries = 0; tries < 5; tries += 1) await post(url, { name: 'lan', password: 'sai' });
    const { password } = await served.ask('user.resetPassword', { user: id });
    expect((await post(url, { name: 'lan', password: old })).status).toBe(401);
    expect((await post(url, { name: 'lan', password })).asks).toBe('next');
    expect(await page(url, cookie)).toBe(303);
  });
});

describe('a second step by code', () => {
  it('is asked once a telephone is enrolled: right, wrong, a second time, too old', async () => {
    const served = await serve();
    const { url, place } = served;
    const { password, secret, uri } = await withTotp(served);
    expect(uri).toMatch(/^otpauth:\/\/totp\/S%E1%BB%9F%20Th%E1%BB%AD:lan\?/);
    const now = () => place.deps.clock.now();
    const asked = await post(url, { name: 'lan', password });
    expect([asked.status, asked.asks, asked.cookie]).toEqual([200, 'code', '']);
    const answer = (code: string, ticket = asked.ticket) => post(url, { name: 'lan', ticket, code });
    // The code that enrolled the telephone is used up.
    expect((await answer(codeAt(secret, now()))).problem).toContain('đã dùng');
    expect((await answer('000000')).status).toBe(401);
    place.moveClock(now() + 30_000);
    const entered = await answer(codeAt(secret, now()));
    expect([entered.status, await page(url, entered.cookie)]).toEqual([303, 200]);
    expect((await answer(codeAt(secret, now()))).status).toBe(401);
    place.moveClock(now() + 90_000);
    const again = await post(url, { name: 'lan', password });
    expect((await answer(codeAt(secret, now() - 60_000), again.ticket)).status).toBe(401);
    expect((await answer(codeAt(secret, now() - 30_000), again.ticket)).status).toBe(303);
    place.moveClock(now() + 6 * minuteMs);
    expect((await answer(codeAt(secret, now()), again.ticket)).problem).toContain('từ đầu');
  });

  it('cannot be guessed by giving the right password again and again', async () => {
    const served = await serve();
    const { url } = served;
    const { password } = await withTotp(served);
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const { ticket, status } = await post(url, { name: 'lan', password });
      statuses.push(status === 200 ? (await post(url, { name: 'lan', ticket, code: '000000' })).status : status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('is done with a recovery code too, each once', async () => {
    const served = await serve();
    const { url } = served;
    const { password, recoveryCodes, window } = await withTotp(served);
    expect(recoveryCodes).toHaveLength(10);
    const [code = ''] = recoveryCodes;
    const first = await post(url, { name: 'lan', password });
    const entered = await post(url, {
      name: 'lan',
      ticket: first.ticket,
      code: code.toUpperCase().replaceAll('-', ' '),
    });
    expect(entered.status).toBe(303);
    expect(await window.ask('account.get', {})).toMatchObject({ totp: true, recoveryLeft: 9 });
    const second = await post(url, { name: 'lan', password });
    expect((await post(url, { name: 'lan', ticket: second.ticket, code })).status).toBe(401);
    const renewed = await window.ask('account.renewRecovery', { current: password });
    expect(renewed.recoveryCodes).not.toContain(recoveryCodes[1]);
    expect((await post(url, { name: 'lan', ticket: second.ticket, code: recoveryCodes[1] ?? '' })).status).toBe(401);
  });
});

describe.each(stores)('what signing in keeps, on $store', ({ database }) => {
  it('leaves no secret bare on disk or in the ledger', async () => {
    const served = await serve({ database });
    const { secret, recoveryCodes, password } = await withTotp(served);
    const raw = Buffer.from(Secret.fromBase32(secret).bytes);
    expect(await keeps(served.place, 'Người lan')).toBe(true);
    for (const bare of [secret, raw, password, ...recoveryCodes]) expect(await keeps(served.place, bare)).toBe(false);
  });
});

describe.each(stores)('a session, on $store', ({ database }) => {
  it('ends by an idle time and by a working day, whatever is done in it', async () => {
    const served = await serve({ database });
    const { url, place } = served;
    const lan = await newUser(served, 'lan', ['import']);
    place.moveClock(place.deps.clock.now() + 2 * hourMs + 1);
    expect(await page(url, lan.cookie)).toBe(303);
    const { cookie } = await post(url, { name: 'lan', password: lan.password });
    for (let hour = 1; hour < 10; hour += 1) {
      place.moveClock(place.deps.clock.now() + hourMs);
      expect(await page(url, cookie)).toBe(200);
    }
    place.moveClock(place.deps.clock.now() + hourMs);
    expect(await page(url, cookie)).toBe(303);
  });

  it('is gone at once, its open window too, when its user is disabled', async () => {
    const served = await serve({ database });
    const { url, ask } = served;
    const lan = await newUser(served, 'lan', ['import']);
    const window = present(await connect(url, lan.cookie));
    expect(await window.code('batch.list')).toBeNull();
    await ask('user.setState', { user: lan.id, state: 'disabled' });
    expect(await window.code('batch.list')).toBe('district.session-ended');
    expect(await page(url, lan.cookie)).toBe(303);
    expect(await connect(url, lan.cookie)).toBeNull();
    expect((await post(url, { name: 'lan', password: lan.password })).status).toBe(401);
    await ask('user.setState', { user: lan.id, state: 'active' });
    expect((await post(url, { name: 'lan', password: lan.password })).status).toBe(303);
  });

  it('is listed for its user, and all others end with a new password', async () => {
    const served = await serve({ database });
    const { url, place } = served;
    const lan = await newUser(served, 'lan', ['import']);
    const other = await post(url, { name: 'lan', password: lan.password });
    const window = present(await connect(url, lan.cookie));
    const { sessions } = await window.ask('account.get', {});
    expect(sessions.map(({ current, address }) => [current, address]).sort()).toEqual([
      [false, '127.0.0.1'],
      [true, '127.0.0.1'],
    ]);
    const next = 'mật khẩu khác hẳn';
    expect(await window.code('account.setPassword', { current: 'sai', next })).toBe('user.password-wrong');
    expect(await window.code('account.setPassword', { current: lan.password, next: 'ngắn' })).toBe('input.invalid');
    expect(await window.code('account.setPassword', { current: lan.password, next })).toBeNull();
    expect([await page(url, lan.cookie), await page(url, other.cookie)]).toEqual([200, 303]);
    expect((await told(place.district)).slice(-2)).toEqual([
      ['passwordSet', lan.id],
      ['sessionEnded', lan.id],
    ]);
    const mine = (await window.ask('account.get', {})).sessions.map(({ id }) => id);
    expect(await window.code('account.endSession', { session: mine[0] })).toBeNull();
    expect(await page(url, lan.cookie)).toBe(303);
  });

  it('of a training link is the administrator’s', async () => {
    const { link, url, place } = await serve({ database });
    const cookie = ((await fetch(link)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const window = present(await connect(url, cookie));
    expect((await window.ask('app.hello', {})).user).toMatchObject({ name: 'Quản trị', roles: ['administrator'] });
    const administrator = await place.district.store.read.findUserByName('quantri');
    expect((await told(place.district)).at(-1)).toEqual(['signedIn', administrator?.id]);
  });
});
