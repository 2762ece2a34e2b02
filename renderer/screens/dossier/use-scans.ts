import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../client/client.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCommand } from '../../client/use-command.ts';
import type { WireFile } from '../../files/wire-file.ts';
import type { DossierName } from '../../frame/route.ts';
import { useScanViewer } from '../../scans/use-scan-viewer.ts';
import type { DossierView } from './dossier-view.ts';

export type Scan = DossierView['attachments'][number];
export type ScanComponent = Scan['component'];

/** What was wrong, and at which paper. */
interface ScanProblem {
  readonly component: ScanComponent;
  readonly message: string;
}

/** The deeds on a dossier's scans: attach, look at, take off. */
export function useScans({ dossierId }: Pick<DossierView, 'dossierId'>) {
  const { t } = useTranslation();
  const name: DossierName = { dossierId };
  const add = useCommand('attachment.add');
  const take = useCommand('attachment.remove');
  const get = useCommand('attachment.fetch');
  const content = useAsk('attachment.get');
  const viewer = useScanViewer();
  const [busyAt, setBusyAt] = useState<ScanComponent | null>(null);
  const [problem, setProblem] = useState<ScanProblem | null>(null);
  const tell = (component: ScanComponent, answer: Answer<unknown> | undefined): void => {
    if (answer?.ok === false) setProblem({ component, message: answer.error.message || t('ui.error.lineLost') });
  };
  return {
    busyAt,
    problem,
    viewer,
    unread: (component: ScanComponent, file: string) =>
      setProblem({ component, message: t('dossier.scan.unread', { name: file }) }),
    async attach(component: ScanComponent, files: readonly WireFile[]) {
      setProblem(null);
      setBusyAt(component);
      for (const file of files) tell(component, await add.run({ ...name, component, file: { ...file } }));
      setBusyAt(null);
    },
    async remove({ sha256, component }: Scan) {
      setProblem(null);
      tell(component, await take.run({ ...name, sha256, component }));
    },
    async bring({ sha256, component }: Scan) {
      setProblem(null);
      tell(component, await get.run({ ...name, sha256 }));
    },
    async open({ sha256, component }: Scan) {
      setProblem(null);
      const answer = await content({ ...name, sha256 });
      if (answer.ok) viewer.show(answer.value);
      else tell(component, answer);
    },
  };
}

export type Scans = ReturnType<typeof useScans>;
