/** Fields carry the path that a refusal names in `data-field`. */
function find(path: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
}

/** Focuses the field of a refusal, or the nearest one above it, once it is on the screen. */
export function focusField(path: string): void {
  requestAnimationFrame(() => {
    const parts = path.split('.');
    for (let length = parts.length; length > 0; length -= 1) {
      const field = find(parts.slice(0, length).join('.'));
      if (field) {
        field.focus();
        return;
      }
    }
    find(`${parts[0] ?? ''}.fullName`)?.focus();
  });
}
