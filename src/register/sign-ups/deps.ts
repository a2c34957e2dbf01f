import type { Contact } from '#src/schemas/records.ts';
import type { ReceiverDeps } from '../receiver/deps.ts';

/** What the forms about people need beside what the receiver has. `forms` and `templates` are those of these forms. */
export interface SignUpDeps extends ReceiverDeps {
  readonly contacts: readonly Contact[];
  /** VNNIC's public key: what is written about people is then sealed to it, and this server cannot read it. */
  readonly sealTo: string | undefined;
  /** Whether a page of the site has that address. */
  readonly hasPage: (address: string) => boolean;
}
