import { join } from 'node:path';
import { type ChangeNotice, type Topic, topics } from '../../shared/contract/envelope.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Core } from '../api/core.ts';
import { createDispatcher } from '../api/dispatcher.ts';
import type { Caller } from '../api/handlers.ts';
import { batchHandlers } from '../district/batch-calls.ts';
import type { District } from '../district/district.ts';
import { createDistrictExchange } from '../district/folder-exchange.ts';
import { whyForbidden } from '../district/gate.ts';
import { districtHandlers } from '../district/handlers.ts';
import { openDistrict } from '../district/open.ts';
import { createSettingBook } from '../district/setting-book.ts';
import { createSharedLooks } from '../district/shared-looks.ts';
import type { Deps } from '../ports.ts';
import { createFolderRoad } from '../roads/folder-road.ts';
import type { PartShelf } from '../roads/mail/part-shelf.ts';
import { openBackground } from './background.ts';
import { openDistrictMail } from './district-mail.ts';
import { type IntakeServer, type ServedCertificate, startIntakeServer } from './server.ts';

export interface DistrictAppOptions {
  readonly dataDir: string;
  readonly version: string;
  /** The built renderer, for `serve`. */
  readonly rendererDir: string;
}

export interface DistrictApp {
  readonly core: Core;
  readonly district: District;
  /** Where parts of letters wait for each other. */
  readonly partShelf: PartShelf;
  readonly training: boolean;
  /** Intake and workspace; `host` left out: this machine alone in training, else all. Refuses: district.port-busy. */
  serve(at: {
    readonly port: number;
    readonly host?: string | undefined;
    readonly https?: ServedCertificate | undefined;
  }): Promise<Result<IntakeServer>>;
  close(): Promise<void>;
}

/** One district folder behind one door, as its workspace and its command line drive it. Refuses as `openDistrict`. */
export async function openDistrictApp(deps: Deps, options: DistrictAppOptions): Promise<Result<DistrictApp>> {
  const listeners = new Set<(notice: ChangeNotice) => void>();
  const tellWindows = (changed: readonly Topic[]) => {
    for (const listener of listeners) listener({ changed });
  };
  const opened = await openDistrict(deps, options.dataDir, tellWindows);
  if (!opened.ok) return opened;
  const district = opened.value;
  const settings = createSettingBook(district);
  const folder = createFolderRoad({
    deps,
    findFolder: async () => (await settings.find('exchangeFolder')) || null,
    setFolder: (to, context) => settings.set('exchangeFolder', to ?? '', context),
    exchange: createDistrictExchange(district),
    onChange: () => district.changed(['batches']),
    alone: (look) => district.store.alone('folder', look),
    looks: createSharedLooks(district, 'folder'),
  });
  const { mailbox, shelf } = openDistrictMail(deps, district);
  const handlers = {
    ...districtHandlers(district, { version: options.version, shell: 'browser' }),
    ...batchHandlers(district, shelf),
    ...folder.handlers,
    ...mailbox.handlers,
  };
  const newReference = () => deps.ids.commandId().slice(0, 8);
  const servers = new Set<{ close(): Promise<void> }>();
  const { rendererDir } = options;
  const uploadsDir = join(options.dataDir, 'uploads');
  async function close(): Promise<void> {
    for (const server of servers) await server.close();
    await folder.close();
    await mailbox.close();
    // What came in is finished before the folder closes.
    await district.lanes.ended();
    await district.scanLanes.ended();
    await district.close();
  }
  const dispatch = createDispatcher({ handlers: () => handlers, log: deps.log, newReference, whyNot: whyForbidden });
  const callAs = (caller: Caller, request: unknown) => dispatch(request, caller);
  const core: Core = {
    call: (request) => dispatch(request),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
  return ok({
    core,
    district,
    partShelf: shelf,
    training: district.facts.training,
    async serve(at) {
      const background = await openBackground(district, { folder, mailbox });
      if (!background.ok) return background;
      const { queue } = background.value;
      const server = await startIntakeServer({ district, core, callAs, rendererDir, uploadsDir, queue, ...at });
      if (!server.ok) {
        await background.value.close();
        return server;
      }
      servers.add(server.value).add(background.value);
      // What was missed may be anything.
      await district.store.neighbours.listen((words) =>
        tellWindows(words === null ? topics : topics.filter((topic) => words.includes(topic))),
      );
      await background.value.begin();
      return server;
    },
    close,
  });
}
