import classes from './print-page.module.css';

/** What Electron's preload offers the page; absent in a browser. */
interface ShellBridge {
  print(html: string): Promise<boolean>;
}

/**
 * Prints one whole HTML page. Electron takes it to the system's dialog; a browser prints it from a frame of its own
 * without an address, whose styles carry this page's nonce, as the policy wants. False when the person cancelled, as
 * far as the shell can tell. Rejects when it could not be printed.
 */
export async function printPage(html: string): Promise<boolean> {
  const bridge = bridgeOf(window);
  if (bridge) return bridge.print(html);
  await printInFrame(html);
  return true;
}

function bridgeOf(owner: object): ShellBridge | null {
  if (!('motcua' in owner)) return null;
  const given = owner.motcua;
  return typeof given === 'object' && given !== null && 'print' in given ? (given as ShellBridge) : null;
}

async function printInFrame(html: string): Promise<void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  document.querySelector('iframe[data-print]')?.remove();
  const frame = document.createElement('iframe');
  frame.dataset.print = '';
  frame.title = 'print';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.className = classes.frame ?? '';
  frame.srcdoc = html.replaceAll('<style', `<style nonce="${nonce}"`);
  const loaded = new Promise<void>((resolve) => frame.addEventListener('load', () => resolve(), { once: true }));
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow;
  if (!page) throw new Error('no frame to print from');
  await page.document.fonts.ready;
  page.print();
}
