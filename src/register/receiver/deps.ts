import type { UnitRecord } from '#src/figures/reorganisation.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import type { Settings } from '#src/schemas/settings.ts';
import type { Keys } from '../keys.ts';
import type { Limits } from '../limits.ts';
import type { Log } from '../log.ts';
import type { Templates } from '../pages.ts';
import type { PersonalStore } from '../personal-store.ts';
import type { ReportStore } from '../store.ts';

/** Everything outside a request that the receiver works with; the hosts and the tests bring their own. */
export interface ReceiverDeps {
  readonly store: ReportStore;
  readonly personal: PersonalStore;
  readonly keys: Keys;
  /** Form definitions by id. */
  readonly forms: ReadonlyMap<string, FormDefinition>;
  readonly units: readonly UnitRecord[];
  readonly settings: Settings;
  readonly templates: Templates;
  readonly limits: Limits;
  readonly log: Log;
  readonly now: () => Date;
  /** A new unguessable id. */
  readonly newId: () => string;
  /** The address under which the site is known outside, where it differs from what requests say (behind a proxy). */
  readonly publicOrigin?: string | undefined;
}

/** What the host knows of the sender beside the request. */
export interface Sender {
  /** Network address, for the limits only: never stored, never logged. */
  readonly address: string;
}
