/** A piece of HTML that is already safe to put in a page. */
export interface Markup {
  readonly markup: string;
}

type Slot = string | number | Markup | null | readonly Markup[];

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

/** Markup from a template: every text put into it is escaped, markup is not escaped twice, null is nothing. */
export function html(parts: TemplateStringsArray, ...slots: readonly Slot[]): Markup {
  return { markup: parts.reduce((text, part, at) => text + slotText(slots[at - 1] ?? null) + part) };
}

function slotText(slot: Slot): string {
  if (slot === null) return '';
  if (typeof slot === 'string' || typeof slot === 'number') return escapeHtml(String(slot));
  return 'markup' in slot ? slot.markup : slot.map(({ markup }) => markup).join('');
}
