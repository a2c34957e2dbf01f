import { showMatrix } from './matrix-page.ts';
import type { Visit } from './visit.ts';

/** One page or one act. Gives nothing where the address names something that is not there. */
interface Route {
  readonly method: 'GET' | 'POST';
  /** Of the address below `/quan-ly/`; its groups are handed on in order. */
  readonly pattern: RegExp;
  readonly handle: (visit: Visit, ...parameters: string[]) => Promise<Response | undefined>;
}

export const ROUTES: readonly Route[] = [{ method: 'GET', pattern: /^$/, handle: showMatrix }];
