import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCommand } from '../../client/use-command.ts';
import { saveFile } from '../../files/save-file.ts';
import type { WireFile } from '../../files/wire-file.ts';
import { useFormat } from '../../format/use-format.ts';
import { goTo } from '../../frame/use-route.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FilePick } from '../../ui/FilePick.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type AttentionRow, attentionKeys, attentionTones } from './attention-rows.ts';
import classes from './attention-side.module.css';
import { ChooseSide } from './ChooseSide.tsx';
import { KeptLook } from './KeptLook.tsx';
import { LayAside } from './LayAside.tsx';
import { TakeLate } from './TakeLate.tsx';

export type LaidAside = CallOutput<'attention.laidAside'>[number];

interface AttentionSideProps {
  readonly row: AttentionRow;
  /** Set where somebody looked and left it as it is. */
  readonly aside: LaidAside | null;
  /** What was done, in words. */
  readonly onDone: (words: string) => void;
}

type Asked = 'look' | 'late' | 'choose' | 'aside';

/** One thing that needs a look: what happened, what to do, and the buttons that do it. */
export function AttentionSide({ row, aside, onDone }: AttentionSideProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, setAsked] = useState<Asked | null>(null);
  const back = (): void => setAsked(null);
  const finish = (words: string): void => {
    onDone(words);
    back();
  };
  return (
    <>
      <div className={classes.head}>
        <StatusTag tone={attentionTones[row.kind]} word={t(attentionKeys[row.kind])} />
        <h2>{row.what}</h2>
        <small>{row.more}</small>
        {row.code ? <small>{t('district.attention.code', { code: row.code })}</small> : null}
      </div>
      {asked === 'look' && row.batch ? (
        <KeptLook batch={row.batch} onBack={back} />
      ) : asked === 'late' && row.batch ? (
        <TakeLate batch={row.batch} onDone={finish} onBack={back} />
      ) : asked === 'choose' && row.event ? (
        <ChooseSide name={row.dossier} event={row.event} onDone={finish} onBack={back} />
      ) : asked === 'aside' && row.item ? (
        <LayAside item={row.item} onDone={finish} onBack={back} />
      ) : (
        <>
          <div className={classes.words}>
            <p>{row.why}</p>
            <p className={classes.todo}>{row.todo}</p>
            {aside ? (
              <p className={classes.aside}>
                {t('district.attention.aside.by', { by: aside.by, when: format.near(aside.at), reason: aside.reason })}
              </p>
            ) : null}
          </div>
          <Deeds row={row} aside={aside} onAsk={setAsked} onDone={onDone} />
        </>
      )}
    </>
  );
}

interface DeedsProps extends AttentionSideProps {
  readonly onAsk: (asked: Asked) => void;
}

function Deeds({ row, aside, onAsk, onDone }: DeedsProps) {
  const { t } = useTranslation();
  const { batch, dossier, item } = row;
  const isKept = batch !== null && (batch.state !== 'refused' || batch.code === 'district.ledger-revoked');
  const isRevoked = batch?.code === 'district.ledger-revoked';
  return (
    <div className={classes.buttons}>
      {row.kind === 'conflict' && row.event ? (
        <Action wide label={t('district.attention.do.choose')} onAct={() => onAsk('choose')} />
      ) : null}
      {isRevoked ? <Action wide label={t('district.attention.do.late')} onAct={() => onAsk('late')} /> : null}
      {isKept ? <Action wide label={t('district.attention.do.look')} onAct={() => onAsk('look')} /> : null}
      {isKept && batch ? <KeptFiles batch={batch.id} isGap={batch.state === 'gap'} /> : null}
      {dossier ? (
        <Action
          wide
          label={t('district.attention.do.dossier')}
          onAct={() => goTo({ place: 'dossier', name: dossier })}
        />
      ) : null}
      {row.kind === 'withheld' ? <BringCatalogue onDone={onDone} /> : null}
      {row.kind === 'entry' ? (
        <Action wide label={t('district.attention.do.catalogue')} onAct={() => goTo({ place: 'rules' })} />
      ) : null}
      {item === null ? null : aside ? (
        <TakeBack item={item} onDone={onDone} />
      ) : (
        <Action kind="quiet" wide label={t('district.attention.do.aside')} onAct={() => onAsk('aside')} />
      )}
    </div>
  );
}

/** The file of the missing version, wherever it was exported: it must be the very content that the desk adopted. */
function BringCatalogue({ onDone }: Pick<AttentionSideProps, 'onDone'>) {
  const { t } = useTranslation();
  const bring = useCommand('rules.bring');
  const read = async ([file]: readonly WireFile[]): Promise<void> => {
    const answer = file === undefined ? null : await bring.run({ file });
    if (answer?.ok) onDone(t('district.attention.brought', { ...answer.value, count: answer.value.dossiers }));
  };
  return (
    <>
      {bring.error ? <ErrorNote error={bring.error} /> : null}
      <FilePick
        label={t('district.attention.do.bring')}
        accept=".json"
        busy={bring.busy}
        onFiles={(files) => void read(files)}
        onUnread={(name) => onDone(t('rules.file.unread', { name }))}
      />
    </>
  );
}

/** The kept file, and for a gap the answer that asks its desk to send again. */
function KeptFiles({ batch, isGap }: { readonly batch: string; readonly isGap: boolean }) {
  const { t } = useTranslation();
  const askFile = useAsk('batch.file');
  const askAnswer = useAsk('batch.askAgain');
  const [failed, setFailed] = useState<WireError | null>(null);
  const save = async (ask: typeof askFile): Promise<void> => {
    const answer = await ask({ batch });
    if (answer.ok) saveFile(answer.value);
    setFailed(answer.ok ? null : answer.error);
  };
  return (
    <>
      {failed ? <ErrorNote error={failed} /> : null}
      {isGap ? <Action wide label={t('district.attention.do.askAgain')} onAct={() => void save(askAnswer)} /> : null}
      <Action kind="quiet" wide label={t('district.attention.do.save')} onAct={() => void save(askFile)} />
    </>
  );
}

function TakeBack({ item, onDone }: { readonly item: string; readonly onDone: (words: string) => void }) {
  const { t } = useTranslation();
  const takeBack = useCommand('attention.takeBack');
  const run = async (): Promise<void> => {
    const answer = await takeBack.run({ item });
    if (answer?.ok) onDone(t('district.attention.aside.back'));
  };
  return (
    <Action
      kind="quiet"
      wide
      label={t('district.attention.do.takeBack')}
      busy={takeBack.busy}
      onAct={() => void run()}
    />
  );
}
