import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlSheetCss } from '../../../shared/forms/control-sheet.ts';
import { FormSet } from '../../../shared/forms/form-sets.ts';
import { receiptCss } from '../../../shared/forms/receipt-style.ts';
import { formNodes } from '../../print/form-nodes.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import beside from '../../ui/beside.module.css';
import { trialPrint } from './form-preview.ts';
import type { Paper } from './form-words.ts';
import classes from './forms.module.css';
import type { Entry } from './procedure-draft.ts';
import rules from './rules.module.css';

const heightByWidth = 297 / 210;

interface FormPreviewProps {
  readonly entry: Entry;
  readonly paper: Paper;
  readonly communeName: string;
  /** What scrolls. */
  readonly table: RefObject<HTMLElement | null>;
}

/** The paper that the words make, by the template of the real one; it grows while they are typed. */
export function FormPreview({ entry, paper, communeName, table }: FormPreviewProps) {
  const { t } = useTranslation();
  const { hello } = useSession();
  const host = useRef<HTMLDivElement>(null);
  const province = hello.district?.name ?? '';
  const [isOver, setOver] = useState(false);
  const nodes = useMemo(() => {
    const read = FormSet.safeParse(entry);
    return read.success ? formNodes(trialPrint(read.data, paper, communeName, province)) : null;
  }, [entry, paper, communeName, province]);

  // A tree of its own: the form's styles stay within, and the window's without.
  useEffect(() => {
    if (host.current === null || nodes === null) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(receiptCss + controlSheetCss);
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(...nodes);
    // Every size goes by the width, so that a paper too long here is too long on A4.
    setOver(host.current.offsetHeight > host.current.offsetWidth * heightByWidth);
  }, [nodes]);

  return (
    <div className={classes.preview}>
      <p className={nodes === null || isOver ? rules.wrong : beside.hint}>
        {t(nodes === null ? 'formTexts.previewWrong' : isOver ? 'formTexts.previewOver' : 'formTexts.previewHint')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section ref={table} className={classes.table} tabIndex={0} aria-label={t('formTexts.preview')}>
        <div className={classes.page}>
          <div ref={host} />
        </div>
      </section>
    </div>
  );
}
