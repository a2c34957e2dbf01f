/**
 * Whether a post comes from another site. Browsers say so in `Sec-Fetch-Site` and `Origin`; a program that says neither
 * (curl) cannot be made to act for somebody who is signed in, and nobody is signed in here.
 */
export function isForeign(request: Request, publicOrigin: string | undefined): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') return true;
  const origin = request.headers.get('origin');
  if (origin === null || origin === publicOrigin) return false;
  // Sent under `Referrer-Policy: no-referrer`, which some networks add: then only Sec-Fetch-Site can vouch.
  if (origin === 'null') return site !== 'same-origin';
  // The scheme is not compared: behind a proxy that ends TLS the request itself says http.
  return !URL.canParse(origin) || new URL(origin).host !== hostOf(request);
}

function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host;
}
