import { contextBridge, ipcRenderer } from 'electron';

/** Same words as in transport.ts; a preload script is one file and takes nothing from the main process's side. */
const portChannel = 'motcua:port';
const printChannel = 'motcua:print';

/** All that a page of ours gets from here by name. Calls go over the port. */
contextBridge.exposeInMainWorld(
  'motcua',
  Object.freeze({
    shell: 'electron',
    /** Prints one whole HTML page by the system's print dialog; false when the person cancelled. */
    print: (html: unknown): Promise<boolean> => ipcRenderer.invoke(printChannel, String(html)),
  }),
);

// By then the page's script listens. The page gets a bare port: no event with a sender, no ipcRenderer.
window.addEventListener('DOMContentLoaded', () => {
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage(portChannel, null, [port1]);
  window.postMessage(portChannel, window.location.origin, [port2]);
});
