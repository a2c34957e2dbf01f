import type { APIRoute } from 'astro';
import { press } from '#src/components/media/press.ts';

/** Former addresses of downloads, for the host's redirects (src/handbook/redirect-file.ts). */
export const GET: APIRoute = () => Response.json(Object.fromEntries(press().formerFiles()));
