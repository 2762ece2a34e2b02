import './client/no-eval.ts';
import './theme/tokens.css';
import './theme/fonts.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { ClientProvider } from './client/ClientProvider.tsx';
import { createClient } from './client/client.ts';
import { createMessagePortTransport } from './client/message-port-transport.ts';
import { createWebSocketTransport } from './client/web-socket-transport.ts';
import { startWords } from './i18n/i18n.ts';
import { browserShelf } from './session/browser-shelf.ts';
import { cssVariables, theme } from './theme/theme.ts';

const { protocol, host } = window.location;
const transport =
  protocol === 'app:'
    ? createMessagePortTransport(window)
    : createWebSocketTransport(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/rpc`);
const client = createClient({ transport, newId: () => crypto.randomUUID() });
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

await startWords(browserShelf.read('language') === 'en' ? 'en' : 'vi');
createRoot(document.getElementById('root') ?? document.body).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    defaultColorScheme="light"
    getStyleNonce={() => nonce}
  >
    <ClientProvider client={client}>
      <App />
    </ClientProvider>
  </MantineProvider>,
);
