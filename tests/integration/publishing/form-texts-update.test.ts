import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { commune, newOffice, type Office, openTestDesk } from '../../fixtures/office.ts';
import { asking, stores } from '../../fixtures/postgres.ts';

const title = 'GIẤY HẸN (MẪU MỚI)';

async function publishTitle(office: Office): Promise<string> {
  const { content } = await office.ask('rules.draft', { kind: 'forms' });
  const [first] = content.sets as { readonly name: string; readonly receipt: object }[];
  if (first === undefined) throw new Error('no set');
  const sets = (content.sets as (typeof first)[]).map((set) => ({ ...set, receipt: { ...set.receipt, title } }));
  const file = { name: 'mau.json', base64: Buffer.from(JSON.stringify(sets)).toString('base64') };
  await office.ask('rules.import', { kind: 'forms', file });
  return (await office.ask('rules.publish', { kind: 'forms', reason: 'Thông tư mới' })).version;
}

/** As a program left it that did not know the event: kept, set aside, and nothing read of it. */
const asBefore = `
  INSERT INTO odd_event (commune, ledger, seq, dossier, type, at, kind, why)
    SELECT commune, ledger, seq, NULL, type, at, 'setAside', 'unknown-type' FROM event WHERE type = 'forms.adopted.v1';
  DELETE FROM content WHERE sha256 IN (SELECT sha256 FROM adoption WHERE kind = 'forms');
  DELETE FROM adoption WHERE kind = 'forms';`;

describe('a program that hears of form texts for the first time', () => {
  it('reads at a desk what the one before it had kept of them', async () => {
    const office = await newOffice();
    const desk = await office.newDesk();
    await publishTitle(office);
    await desk.ask('sync.apply', { files: [await office.ask('down.export', { commune, desk: 2 })] });
    await desk.close();
    const file = new Sqlite(join(desk.dataDir, 'desk.db'));
    file.exec(`${asBefore} PRAGMA user_version = 210;`);
    expect(file.prepare('SELECT count(*) FROM odd_event').pluck().get()).toBe(1);
    file.close();
    const updated = await openTestDesk(desk.deps, desk.dataDir, desk.clock);
    expect((await updated.ask('form.texts', {})).receipt.title).toBe(title);
    const { store } = updated.desk();
    expect(store.read.oddEvents(10)).toEqual([]);
    expect(store.verify().problems).toEqual([]);
  });

  it.each(stores)(
    'goes on at the tier above, on $store, with its own texts as the first version',
    async ({ database }) => {
      const office = await newOffice({ database });
      await office.newDesk();
      const version = await publishTitle(office);
      const setting = JSON.parse((await office.app.district.store.read.findSetting('district')) ?? '{}');
      const { forms, ...facts } = setting;
      await office.app.close();
      const before = JSON.stringify(facts);
      if (office.database === undefined) {
        const file = new Sqlite(join(office.root, 'district', 'district.db'));
        file.exec(`${asBefore} PRAGMA user_version = 220;`);
        file.prepare("UPDATE setting SET value = ? WHERE name = 'district'").run(before);
        file.close();
      } else {
        const quoted = `'${before.replaceAll("'", "''")}'`;
        await asking(
          office.database,
          `${asBefore} DELETE FROM schema_version WHERE version = 230;
        UPDATE setting SET value = ${quoted} WHERE name = 'district'`,
        );
      }
      const { app, ask } = await office.reopen();
      expect(app.district.facts.forms).toEqual(forms);
      const { communes } = await ask('rules.overview', {});
      expect(communes.map((row) => row.forms?.version)).toEqual([version]);
      expect(await app.district.rules.pinForms('TT03_2025')).toBe(`TT03_2025@${version}`);
      expect((await app.district.rules.forms(`TT03_2025@${version}`)).receipt.title).toBe(title);
      expect((await app.district.store.verify()).problems).toEqual([]);
    },
  );

  it.each(stores)(
    'reads nothing of one that no program writes, on $store, and starts all the same',
    async ({ database }) => {
      const office = await newOffice({ database });
      await office.newDesk();
      await publishTitle(office);
      await office.app.close();
      const broken = `UPDATE event SET body = replace(body, '"version":"', '"version":"\\u0000') WHERE type = 'forms.adopted.v1';`;
      if (office.database === undefined) {
        const file = new Sqlite(join(office.root, 'district', 'district.db'));
        file.exec(`DROP TRIGGER event_fixed; ${asBefore} ${broken} PRAGMA user_version = 220;`);
        file.close();
      } else
        await asking(
          office.database,
          `ALTER TABLE event DISABLE TRIGGER USER; ${asBefore} ${broken} ALTER TABLE event ENABLE TRIGGER USER; DELETE FROM schema_version WHERE version = 230;`,
        );
      const { ask } = await office.reopen();
      expect((await ask('rules.overview', {})).communes.map((row) => row.forms)).toEqual([null]);
    },
  );
});
