import { openDistrict } from '../../../main/district/open.ts';
import type { Figure } from '../figures.ts';
import { createPlace, must } from '../place.ts';
import { startChild } from './child.ts';
import { lastDay, machineDeps, setUpOffice } from './office.ts';

const count = 100;

/** A hundred desks that come back at one moment; each tries on by itself until it was taken. */
export async function benchDesks(dossiers: number): Promise<readonly Figure[]> {
  using place = createPlace();
  const each = Math.max(1, Math.round(dossiers / count));
  const { district, desks } = await setUpOffice(place.dir, count);
  let ms = Number.NaN;
  {
    await using server = await startChild('district-child.ts', district);
    await using client = await startChild('desk-child.ts', 'live', ...desks);
    await client.ask({ do: 'add', dossiers: each });
    ms = Number((await client.ask({ do: 'send', url: server.ready.url })).ms);
  }
  await using held = must(await openDistrict(machineDeps(district, lastDay), `${district}/data`));
  const lacking = count * each - (await held.store.read.dossierCount());
  const of = `${count} desks with ${each} dossiers each, at once`;
  return [
    { name: 'desks at once', value: ms / 1000, unit: 's', aim: null, of },
    {
      name: 'desks at once: dossiers lacking',
      value: lacking,
      unit: 'x',
      aim: 0,
      of: 'refusals that were not retried',
    },
  ];
}
