import { join } from 'node:path';
import type { Logger } from 'pino';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Handlers } from '../../api/handlers.ts';
import { trainingDistrictDir } from './init-training.ts';
import { openTrainingLine, type TrainingLine } from './line.ts';

export interface DistrictProcess {
  /** Where intake answers. */
  readonly url: string;
  /** Opens the workspace without asking for a password; training alone has one. */
  readonly workspaceUrl: string | null;
  close(): Promise<void>;
}
export type LaunchDistrict = (districtDir: string) => Promise<DistrictProcess>;

interface Opened {
  readonly district: DistrictProcess;
  readonly line: TrainingLine;
}

/** A training desk's district, a process of its own, and the line to it. */
export interface Training {
  /** Starts both with the first thing that needs them. Refuses sync.unreachable; the next call tries again. */
  open(): Promise<Result<Opened>>;
  handlers(lineMended: () => void): Handlers;
  close(): Promise<void>;
}

export function createTraining(deps: {
  readonly dataDir: string;
  readonly launchDistrict: LaunchDistrict;
  readonly log: Logger;
}): Training {
  let opening: Promise<Result<Opened>> | null = null;

  async function launch(): Promise<Result<Opened>> {
    try {
      const district = await deps.launchDistrict(join(deps.dataDir, trainingDistrictDir));
      return ok({ district, line: await openTrainingLine(district.url) });
    } catch (error) {
      deps.log.error({ event: 'training.district-failed', err: error }, 'the training district did not start');
      opening = null;
      return refuse('sync.unreachable');
    }
  }

  function open(): Promise<Result<Opened>> {
    opening ??= launch();
    return opening;
  }

  return {
    open,
    handlers: (lineMended) => ({
      'training.status': async () => {
        const opened = await open();
        if (!opened.ok) return ok({ cut: false, districtUrl: null });
        return ok({ cut: opened.value.line.isCut(), districtUrl: opened.value.district.workspaceUrl });
      },
      'training.setLine': async ({ cut }) => {
        const opened = await open();
        if (!opened.ok) return opened;
        opened.value.line.setCut(cut);
        if (!cut) lineMended();
        return ok({ cut });
      },
    }),
    async close() {
      const opened = await opening;
      if (!opened?.ok) return;
      await opened.value.line.close();
      await opened.value.district.close();
    },
  };
}
