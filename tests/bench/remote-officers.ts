import { parentPort, workerData } from 'node:worker_threads';
import { acknowledged, fileFor, FORM_ADDRESS, type Officer } from './officers.ts';

/** What the thread is told: where to file, who files, for how long. It answers with the officers and their times. */
export interface RemoteFiling {
  readonly origin: string;
  readonly officers: readonly Officer[];
  readonly milliseconds: number;
}

export interface RemoteFiled {
  readonly officers: readonly Officer[];
  readonly times: readonly number[];
}

const { origin, officers, milliseconds } = workerData as RemoteFiling;
const times = await fileFor(milliseconds, officers, async (body) =>
  acknowledged(await fetch(`${origin}${FORM_ADDRESS}`, { method: 'POST', body, redirect: 'manual' })),
);
parentPort?.postMessage({ officers, times } satisfies RemoteFiled);
