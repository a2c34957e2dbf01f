import type { APIRoute } from 'astro';

/** Everything may be read but the receiver's frame and receipts. */
export const GET: APIRoute = ({ site }) => {
  const sitemap = new URL('/sitemap-index.xml', site).href;
  return new Response(
    `User-agent: *\nDisallow: /khung/\nDisallow: /bao-cao-thang/bien-nhan/\nDisallow: /nhom-zalo/bien-nhan/\nDisallow: /tro-giup/bien-nhan/\nDisallow: /danh-gia/cam-on/\nDisallow: /bao-cao-thang/don-vi/\n\nSitemap: ${sitemap}\n`,
  );
};
