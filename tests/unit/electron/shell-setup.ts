import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Core } from '../../../main/api/core.ts';
import { type CoreParts, createElectronShell } from '../../../main/shell/electron/shell.ts';
import type { ChangeNotice } from '../../../shared/contract/envelope.ts';
import { createElectronStandIn, type StandIn, type StandInOptions } from '../../fixtures/electron-stand-in/stand-in.ts';

/** A built renderer in a folder that goes away with the test. */
export function buildRenderer(): string {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-renderer-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  mkdirSync(join(dir, 'assets'));
  writeFileSync(
    join(dir, 'index.html'),
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
  writeFileSync(join(dir, 'assets', 'index-Ab_9-x.js'), 'export {};');
  writeFileSync(join(dir, 'assets', 'index.css'), 'body{}');
  writeFileSync(join(dir, 'assets', 'font.woff2'), 'font');
  writeFileSync(join(dir, '.hidden'), 'secret');
  return dir;
}

export interface RecordingCore extends Core {
  readonly requests: unknown[];
  readonly listeners: Set<(notice: ChangeNotice) => void>;
  closed: boolean;
}

/** Answers every call with its own name and keeps what it was asked. */
export function createRecordingCore(): RecordingCore {
  const core: RecordingCore = {
    requests: [],
    listeners: new Set(),
    closed: false,
    async call(request) {
      core.requests.push(request);
      return { id: null, ok: true, result: request ?? 'nothing' };
    },
    onChange(listener) {
      core.listeners.add(listener);
      return () => core.listeners.delete(listener);
    },
    async close() {
      core.closed = true;
    },
  };
  return core;
}

export interface Started {
  readonly standIn: StandIn;
  readonly core: RecordingCore;
  readonly parts: readonly CoreParts[];
}

export interface StartOptions extends StandInOptions {
  readonly args?: readonly string[];
  readonly failCore?: boolean;
  readonly allowPlainTextKeys?: boolean;
}

/** Starts the shell on the stand-in and waits until its page is loaded or it gave up. */
export async function startShell(options: StartOptions = {}): Promise<Started> {
  const standIn = createElectronStandIn(options);
  const core = createRecordingCore();
  const parts: CoreParts[] = [];
  let nonces = 0;
  const shell = createElectronShell(standIn.electron, {
    args: options.args ?? [],
    platform: 'linux',
    rendererDir: buildRenderer(),
    preloadPath: '/opt/motcua/out/main/preload.cjs',
    iconPath: '/opt/motcua/icon.png',
    allowPlainTextKeys: options.allowPlainTextKeys ?? false,
    newNonce: () => {
      nonces += 1;
      return Buffer.from(`nonce-number-${nonces}`).toString('base64');
    },
    log: pino({ enabled: false }),
    openCore: async (given) => {
      parts.push(given);
      standIn.calls.push('openCore');
      if (options.failCore) throw new Error('disk full');
      return core;
    },
  });
  await shell.start();
  return { standIn, core, parts };
}
