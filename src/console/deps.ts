import type { UnitRecord } from '#src/figures/reorganisation.ts';
import type { Templates } from '#src/register/pages.ts';
import type { ReceiverDeps } from '#src/register/receiver/deps.ts';

/** Everything outside a request that the console works with: what the receiver has, and units with their history. */
export interface ConsoleDeps extends Pick<
  ReceiverDeps,
  'store' | 'personal' | 'keys' | 'settings' | 'limits' | 'log' | 'now' | 'newId' | 'publicOrigin'
> {
  readonly units: readonly UnitRecord[];
  readonly form: NonNullable<ReturnType<ReceiverDeps['forms']['get']>>;
  /** Definitions of the forms about people, by id. */
  readonly people: ReceiverDeps['forms'];
  /** The register holds made-up figures (npm run demo): none of them may be published. */
  readonly trial: boolean;
  /** The frame of every page of the console. */
  readonly shell: Templates['shell'];
}
