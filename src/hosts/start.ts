/** `npm start`: builds the site, then serves it with the receiver. */
import { build } from './build.ts';
import { run } from './run.ts';
import { serve } from './serve.ts';

await run(async () => {
  await build();
  await serve();
});
