import { useState } from 'react';
import { useAsk } from '../../client/use-ask.ts';
import { useCommand } from '../../client/use-command.ts';
import { saveFile } from '../../files/save-file.ts';
import type { WireFile } from '../../files/wire-file.ts';
import type { DossierName } from '../../frame/route.ts';
import type { DossierView } from './dossier-view.ts';

export type Scan = DossierView['attachments'][number];
export type ScanComponent = Scan['component'];

/** A scan that is shown in the window, as an address of its content. */
export interface ShownScan {
  readonly name: string;
  readonly address: string;
}

/** What the window can show by itself; the rest is saved and opened by the system's own program. */
const shownKinds: readonly Scan['kind'][] = ['image/jpeg', 'image/png'];

/** The deeds on a dossier's scans: attach, look at, take off. */
export function useScans({ dossierId }: Pick<DossierView, 'dossierId'>) {
  const name: DossierName = { dossierId };
  const add = useCommand('attachment.add');
  const take = useCommand('attachment.remove');
  const get = useCommand('attachment.fetch');
  const content = useAsk('attachment.get');
  const [busyAt, setBusyAt] = useState<ScanComponent | null>(null);
  const [shown, setShown] = useState<ShownScan | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    busyAt,
    shown,
    problem,
    close: () => setShown(null),
    unread: setProblem,
    async attach(component: ScanComponent, files: readonly WireFile[]) {
      setProblem(null);
      setBusyAt(component);
      for (const file of files) {
        const answer = await add.run({ ...name, component, file: { ...file } });
        if (answer !== undefined && !answer.ok) setProblem(answer.error.message);
      }
      setBusyAt(null);
    },
    async remove({ sha256, component }: Scan) {
      setProblem(null);
      const answer = await take.run({ ...name, sha256, component });
      if (answer !== undefined && !answer.ok) setProblem(answer.error.message);
    },
    async bring({ sha256 }: Scan) {
      setProblem(null);
      const answer = await get.run({ ...name, sha256 });
      if (answer !== undefined && !answer.ok) setProblem(answer.error.message);
    },
    async open({ sha256, kind }: Scan) {
      setProblem(null);
      const answer = await content({ ...name, sha256 });
      if (!answer.ok) setProblem(answer.error.message);
      else if (shownKinds.includes(kind))
        setShown({ name: answer.value.name, address: `data:${kind};base64,${answer.value.base64}` });
      else saveFile(answer.value);
    },
  };
}

export type Scans = ReturnType<typeof useScans>;
