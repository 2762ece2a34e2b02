import { z } from 'zod';
import { ok } from '../../shared/result.ts';
import type { SettingBook } from '../roads/mail/mailbox-settings.ts';
import { recordAction } from './actions.ts';
import { actorOf } from './actor.ts';
import type { District } from './district.ts';

const Mailbox = z.object({ imap: z.string(), smtp: z.string(), user: z.string(), address: z.string() });
const longestValue = 2000;

/**
 * The district's settings of its roads. What somebody asks for stands in the district's own ledger, in the transaction
 * of the setting itself; what a road keeps for itself, as how far a mailbox was read, is nobody's deed. Refuses:
 * desk.actor-unknown, store.*.
 */
export function createSettingBook(district: District): SettingBook {
  const { read, write } = district.store;
  return {
    find: read.findSetting,
    set: (name, value, context) =>
      write<null>(null, async (tx) => {
        await tx.setSetting(name, value);
        if (context === undefined) return ok(null);
        const by = await actorOf(tx, context);
        if (!by.ok) return by;
        await recordAction(district, tx, by.value, {
          type: 'district.settingChanged.v1',
          body: { setting: name },
          personal: { value: shownValue(name, value).slice(0, longestValue) },
        });
        return ok(null);
      }),
  };
}

/** Of a mailbox its servers and account, never its password, however it is sealed. */
function shownValue(name: string, value: string): string {
  if (name !== 'mailbox') return value;
  const { imap, smtp, user, address } = Mailbox.parse(JSON.parse(value));
  return [imap, smtp, user, address].filter((text) => text !== '').join(' · ');
}
