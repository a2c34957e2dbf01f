/** `npm run serve`: the built site and the receiver on Node. */
import { run } from './run.ts';
import { serve } from './serve.ts';

await run(() => serve());
