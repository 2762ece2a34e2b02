import type { FieldState } from './scan.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

const textTypes = new Set(['text', 'search', 'tel', 'url', 'email', 'number', 'password']);

/** The focused text field, or null: selection is read where the field has one. */
export function focusedField(): FieldState | null {
  const element = document.activeElement;
  if (!isTextField(element)) return null;
  const { value } = element;
  return {
    field: element,
    value,
    start: element.selectionStart ?? value.length,
    end: element.selectionEnd ?? value.length,
  };
}

/** Puts a field back as it was before a burst, telling React by the event that typing would have caused. */
export function restoreField({ field, value, start, end }: FieldState): void {
  if (!(field instanceof Element) || !isTextField(field)) return;
  // Leaving the field ends what an input method still composes there.
  const focused = document.activeElement === field;
  if (focused) field.blur();
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (!focused) return;
  field.focus();
  if (field.type !== 'number' && field.type !== 'email') field.setSelectionRange(start, end);
}

function isTextField(element: Element | null): element is TextField {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly && !element.disabled;
  return element instanceof HTMLInputElement && textTypes.has(element.type) && !element.readOnly && !element.disabled;
}
