import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as electron from 'electron';
import { createElectronShell } from './shell.ts';

const shell = createElectronShell(electron, {} as never);
void shell;
void randomBytes;
void join;
