import type { FastifyRequest } from 'fastify';
import { errorMessage } from '../../shared/errors/table.ts';
import type { Refusal, Result } from '../../shared/result.ts';
import type { District } from '../district/district.ts';
import { signIn, signInByCode, signInWithNewPassword } from '../district/users/sign-in.ts';
import type { SignIn } from '../district/users/sign-in-ticket.ts';
import { offeredAgain, signInAfterRecoveryCodes, signInWithFirstCode } from '../district/users/sign-in-totp.ts';
import type { LoginStep } from './login-page.ts';
import type { Sessions } from './sessions.ts';

const longestName = 100;

/** What a posted step of signing in came to: a cookie, or the page that is shown next. */
export type Login =
  | { readonly cookie: string }
  | {
      readonly cookie: null;
      readonly status: number;
      readonly name: string;
      readonly step: LoginStep;
      readonly problem: string | null;
    };

/** One step of signing in, as the page posted it: name and password, a code, or an own new password. */
export async function takeLogin(
  district: District,
  sessions: Sessions,
  request: Pick<FastifyRequest, 'body' | 'ip'>,
): Promise<Login> {
  const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const field = (name: string) => form.get(name) ?? '';
  const name = field('name').slice(0, longestName);
  const asked = stepOf(form);
  const taken = await take(district, asked, field, name);
  if (!taken.ok) return refusedLogin(shownAgain(district, asked, name), name, taken.refusal);
  if (taken.value.step !== 'in') {
    return { cookie: null, status: 200, name, step: taken.value, problem: null };
  }
  const cookie = await sessions.open(taken.value.user, taken.value.by, request.ip);
  return cookie === null ? refusedLogin({ step: 'password' }, name, { code: 'store.busy' }) : { cookie };
}

/** Which step a form answers, by the field that it has. */
type Asked =
  | { readonly step: 'password' }
  | { readonly step: Exclude<LoginStep['step'], 'password'>; readonly ticket: string };

function stepOf(form: URLSearchParams): Asked {
  const ticket = form.get('ticket') ?? '';
  if (form.has('code')) return { step: 'code', ticket };
  if (form.has('first')) return { step: 'setUpTotp', ticket };
  if (form.has('kept')) return { step: 'recoveryCodes', ticket };
  return form.has('next') ? { step: 'newPassword', ticket } : { step: 'password' };
}

function take(
  district: District,
  asked: Asked,
  field: (name: string) => string,
  name: string,
): Promise<Result<SignIn>> {
  switch (asked.step) {
    case 'password':
      return signIn(district, name, field('password'));
    case 'code':
      return signInByCode(district, asked.ticket, field('code').slice(0, longestName));
    case 'newPassword':
      return signInWithNewPassword(district, asked.ticket, field('next'), field('again'));
    case 'setUpTotp':
      return signInWithFirstCode(district, asked.ticket, field('first').slice(0, longestName));
    case 'recoveryCodes':
      return signInAfterRecoveryCodes(district, asked.ticket);
  }
}

/** What is shown beside the refusal: the step as it was asked, with the same secret where one was offered. */
function shownAgain(district: District, asked: Asked, name: string): LoginStep {
  switch (asked.step) {
    case 'password':
      return asked;
    case 'code':
    case 'newPassword':
      return { step: asked.step, ticket: asked.ticket };
    case 'setUpTotp':
      return offeredAgain(district, asked.ticket, name) ?? { step: 'password' };
    // Codes are told once; with the authenticator the way goes by its next code.
    case 'recoveryCodes':
      return { step: 'password' };
  }
}

/** A step that is over or locked begins with name and password again. */
function refusedLogin(asked: LoginStep, name: string, { code, params }: Refusal): Login {
  const isOver = code === 'user.step-expired' || code === 'district.login-locked';
  return {
    cookie: null,
    status: code === 'district.login-locked' ? 429 : 401,
    name,
    step: isOver ? { step: 'password' } : asked,
    problem: errorMessage(code, 'vi', params),
  };
}
