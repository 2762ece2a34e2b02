import { z } from 'zod';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { errorMessage } from '../../shared/errors/table.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { iso } from '../ledger/answers.ts';
import { answerNeighbour } from '../sync/office/answer.ts';
import { askNeighbour } from '../sync/office/ask.ts';
import { type Finder, findNeighbours } from '../sync/office/finder.ts';
import { listenForNeighbours, type OfficeListener } from '../sync/office/listener.ts';

const settingName = 'officeLine';
const Settings = z.object({
  on: z.boolean(),
  port: z.number().int(),
  /** Asked besides those that the network tells of. */
  addresses: z.array(z.string()),
});
type Settings = z.infer<typeof Settings>;
const asFound: Settings = { on: false, port: 47_815, addresses: [] };

/** How often the neighbours are asked; after an event of our own nobody need be told, since they ask. */
const paceMs = 5000;

export interface OfficeLineDeps {
  readonly desk: () => Desk;
  /** One after the other with the rounds over the line. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onChange: () => void;
  /** Ask by itself; the command line does not. */
  readonly background: boolean;
}

interface Neighbour {
  readonly at: number;
  readonly events: number;
  readonly refusal: Refusal | null;
}

export interface OfficeLine {
  readonly handlers: Handlers;
  /** Begins what is set; a busy port is told in the status and ends nothing. */
  start(): void;
  close(): Promise<void>;
}

/** The road between the desks of one office: they ask each other directly, with no outside line and no district. */
export function createOfficeLine({ desk, inTurn, onChange, background }: OfficeLineDeps): OfficeLine {
  const stopping = new AbortController();
  const neighbours = new Map<string, Neighbour>();
  let listener: OfficeListener | null = null;
  let finder: Finder | null = null;
  let problem: Refusal | null = null;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();

  async function open(): Promise<void> {
    const settings = readSettings(desk());
    if (!settings.on || !background) return;
    const opened = await listenForNeighbours(settings.port, (greeting) => answerNeighbour(desk(), greeting));
    problem = opened.ok ? null : opened.refusal;
    if (!opened.ok) return;
    listener = opened.value;
    const { office, ledger, deps } = desk();
    const own = { commune: office.commune.code, desk: office.desk, ledger, port: listener.port };
    finder = findNeighbours(own, deps.log);
    schedule();
  }

  async function shut(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    await looking;
    await finder?.close();
    await listener?.close();
    finder = null;
    listener = null;
    neighbours.clear();
  }

  function schedule(): void {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => void look().then(schedule), paceMs);
    timer.unref();
  }

  /** All of them, one after the other; who is not there is asked again at the next look. */
  function look(): Promise<void> {
    looking = looking.then(askAll).catch((err: unknown) => {
      const { ids, log } = desk().deps;
      log.error({ event: 'office.defect', reference: ids.commandId().slice(0, 8), err }, 'a look failed');
    });
    return looking;
  }

  async function askAll(): Promise<void> {
    const { on, addresses } = readSettings(desk());
    if (!on) return;
    for (const address of new Set([...addresses, ...(finder?.addresses() ?? [])])) await ask(address);
  }

  async function ask(address: string): Promise<void> {
    const asked = await inTurn(() => askNeighbour(desk(), address, stopping.signal));
    const before = neighbours.get(address);
    neighbours.set(address, {
      at: desk().clock.now(),
      events: (before?.events ?? 0) + (asked.ok ? asked.value : 0),
      refusal: asked.ok ? null : asked.refusal,
    });
    const isNews = before === undefined || before.refusal?.code !== (asked.ok ? undefined : asked.refusal.code);
    if (isNews || (asked.ok && asked.value > 0)) onChange();
  }

  async function set(input: Settings): Promise<Result<null>> {
    const bad = input.addresses.find((address) => !isAddress(address));
    if (bad !== undefined) return refuse('sync.office-address', { place: bad }, { addresses: 'sync.office-address' });
    const written = desk().store.write((tx) => {
      tx.setSetting(settingName, JSON.stringify(input));
      return ok(null);
    });
    if (!written.ok) return written;
    await shut();
    await open();
    onChange();
    return problem === null ? ok(null) : { ok: false, refusal: problem };
  }

  function status(): CallOutput<'office.status'> {
    return {
      ...readSettings(desk()),
      problem: problem === null ? null : said(problem),
      listening: listener?.port ?? null,
      neighbours: [...neighbours].map(([address, { at, events, refusal }]) => ({
        address,
        askedAt: iso(at),
        events,
        problem: refusal === null ? null : said(refusal),
      })),
    };
  }

  return {
    handlers: {
      'office.status': () => ok(status()),
      'office.set': async (input) => {
        const done = await set(input);
        return done.ok ? ok(status()) : done;
      },
      'office.ask': async () => {
        await look();
        return ok(status());
      },
    },
    start() {
      looking = open();
    },
    async close() {
      stopping.abort();
      await shut();
    },
  };
}

function readSettings({ store }: Desk): Settings {
  const text = store.read.findSetting(settingName);
  return text === null ? asFound : Settings.parse(JSON.parse(text));
}

function isAddress(address: string): boolean {
  return /^http:\/\/[^\s/]+\/?$/i.test(address) && URL.canParse(address);
}

function said({ code, params }: Refusal) {
  return { code, message: errorMessage(code, 'vi', params) };
}
