import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useClient } from '../../client/ClientProvider.tsx';
import type { WireFile } from '../../files/wire-file.ts';
import { useScanViewer } from '../../scans/use-scan-viewer.ts';
import type { DraftScan } from './draft.ts';
import { useIntakeStore } from './IntakeProvider.tsx';
import { fullPaper, type PaperComponent } from './papers.ts';

/** What was wrong with a scan, and at which paper of the checklist. */
interface ScanProblem {
  readonly component: number;
  readonly message: string;
}

/** The deeds on the scans of the form. A paper that is scanned is here, so it is ticked. */
export function useDraftScans() {
  const { t } = useTranslation();
  const store = useIntakeStore();
  const { client } = useClient();
  const viewer = useScanViewer();
  const [busyAt, setBusyAt] = useState<number | null>(null);
  const [problem, setProblem] = useState<ScanProblem | null>(null);
  const onWay = useRef<Promise<unknown>>(Promise.resolve());
  const tell = (component: number, { message }: WireError): void =>
    setProblem({ component, message: message || t('ui.error.lineLost') });

  async function attachAll(paper: PaperComponent, files: readonly WireFile[]): Promise<void> {
    const { commandId: draft, procedureCode } = store.getState().draft;
    if (procedureCode === null) return;
    setProblem(null);
    setBusyAt(paper.index);
    for (const file of files) {
      const place = { draft, procedureCode, component: paper.index };
      const answer = await client.call('draft.attachScan', { ...place, file: { ...file } });
      if (answer.ok) store.getState().addScan(draft, answer.value, fullPaper(paper));
      else tell(paper.index, answer.error);
    }
    setBusyAt(null);
  }

  return {
    busyAt,
    problem,
    viewer,
    unread: (component: number, file: string) =>
      setProblem({ component, message: t('dossier.scan.unread', { name: file }) }),
    /** One after another, so that the answers come in the order of the files. */
    attach(paper: PaperComponent, files: readonly WireFile[]): void {
      onWay.current = onWay.current.then(() => attachAll(paper, files));
    },
    /** When every file that was chosen is kept or refused: a form is not taken in before. */
    settled: () => onWay.current,
    async remove({ sha256, component }: DraftScan): Promise<void> {
      setProblem(null);
      const draft = store.getState().draft.commandId;
      const answer = await client.call('draft.removeScan', { draft, sha256, component });
      if (answer.ok) store.getState().removeScan({ sha256, component });
      else tell(component, answer.error);
    },
    async open({ sha256, component }: DraftScan): Promise<void> {
      setProblem(null);
      const answer = await client.call('draft.getScan', { draft: store.getState().draft.commandId, sha256 });
      if (answer.ok) viewer.show(answer.value);
      else tell(component, answer.error);
    },
    /** After a refusal: which of them is lost. */
    async lookAgain(): Promise<void> {
      const answer = await client.call('draft.get', {});
      if (answer.ok && answer.value.draft) store.getState().knowScans(answer.value.draft.commandId, answer.value.scans);
    },
  };
}

export type DraftScans = ReturnType<typeof useDraftScans>;
