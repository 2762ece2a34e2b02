import type { TFunction } from 'i18next';

/** What is typed to invite a desk. */
export interface Invite {
  readonly commune: string;
  readonly communeName: string;
  readonly province: string;
  readonly desk: string;
  readonly url: string;
}
export type InviteField = keyof Invite;

/** What is wrong with an invitation as typed, field by field. */
export function inviteProblems(invite: Invite, t: TFunction): Partial<Record<InviteField, string>> {
  const needed = (['commune', 'communeName', 'province'] as const).filter((field) => invite[field].trim() === '');
  const url = invite.url.trim();
  return {
    ...Object.fromEntries(needed.map((field) => [field, t('district.desks.form.missing')])),
    ...(/^\d$/.test(invite.desk.trim()) ? {} : { desk: t('district.desks.form.badDesk') }),
    ...(url === '' || /^https?:\/\/\S+$/i.test(url) ? {} : { url: t('district.desks.form.badUrl') }),
  };
}
