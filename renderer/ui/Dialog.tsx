import { CloseButton, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** A few fields, a form, or a table. */
  readonly size?: 'md' | 'lg' | 'xl';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question over the screen; Esc closes it. Its title names it, without a header: the page keeps one banner. */
export function Dialog({ title, size = 'md', onClose, children }: DialogProps) {
  const { t } = useTranslation();
  // A dialog is gone at once when it closes, before Mantine would give the focus back to what opened it.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
  const body = useRef<HTMLDivElement>(null);
  const focused = useRef<Element | null>(null);
  // Mantine looks for the first field once, when the dialog opens: one that is filled later must ask for itself.
  useEffect(() => {
    const field = body.current?.querySelector<HTMLElement>('[data-autofocus]') ?? null;
    if (field !== null && field !== focused.current) field.focus();
    focused.current = field;
  });
  return (
    <Modal opened onClose={onClose} size={size} padding="lg" withCloseButton={false}>
      <div className={classes.head}>
        <Modal.Title className={classes.title ?? ''}>{title}</Modal.Title>
        <CloseButton aria-label={t('ui.close')} onClick={onClose} />
      </div>
      <div ref={body}>{children}</div>
    </Modal>
  );
}
