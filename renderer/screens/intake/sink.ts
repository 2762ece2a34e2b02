/** A hidden field that takes what a scanner types while no field has the focus. */
export interface Sink {
  open(): void;
  /** Gives the focus back and forgets what was typed. */
  close(): void;
}

export function createSink(className: string): Sink {
  let field: HTMLInputElement | null = null;
  let earlier: Element | null = null;
  return {
    open() {
      if (field) return;
      earlier = document.activeElement;
      field = document.createElement('input');
      field.className = className;
      field.tabIndex = -1;
      field.autocomplete = 'off';
      field.setAttribute('aria-hidden', 'true');
      document.body.append(field);
      field.focus();
    },
    close() {
      field?.remove();
      field = null;
      if (earlier instanceof HTMLElement && earlier !== document.body) earlier.focus();
      earlier = null;
    },
  };
}
