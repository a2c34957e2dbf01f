/** Form definition → the page of its own on which it stands; the handbook may embed it elsewhere too. */
export const FORM_PAGES: Readonly<Record<string, string>> = {
  'so-lieu-thang': '/bao-cao-thang/',
  'cu-dau-moi': '/nhom-zalo/',
  'tro-giup': '/tro-giup/',
  'danh-gia-trang': '/danh-gia/',
};

/**
 * `/bieu-mau/<definition>/` → its page: the CMS knows an entry's file name alone when it offers to look at the entry on
 * the site.
 */
export function formRedirects(): Map<string, string> {
  return new Map(Object.entries(FORM_PAGES).map(([form, page]) => [`/bieu-mau/${form}/`, page]));
}
