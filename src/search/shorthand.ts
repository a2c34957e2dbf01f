import type { Synonyms } from './book.ts';

/**
 * What people type in a hurry and no glossary lists. Names and abbreviations of the programme belong to
 * content/thuat-ngu, where VNNIC edits them.
 */
export const SHORTHAND: readonly Synonyms[] = [
  ['tttt', 'thong tin va truyen thong', 'thong tin truyen thong'],
  ['btttt', 'bo thong tin va truyen thong', 'bo tttt'],
  ['stttt', 'so thong tin va truyen thong', 'so tttt', 'so khoa hoc va cong nghe'],
  ['khcn', 'khoa hoc va cong nghe', 'khoa hoc cong nghe', 'kh cn'],
  ['bkhcn', 'bo khoa hoc va cong nghe', 'bo khcn'],
  ['skhcn', 'so khoa hoc va cong nghe', 'so khcn'],
  ['ubnd', 'uy ban nhan dan', 'uy ban'],
  ['hkd', 'ho kinh doanh'],
  ['cds', 'chuyen doi so'],
  ['dn', 'doanh nghiep'],
  ['dnnvv', 'doanh nghiep nho va vua'],
  ['qd', 'quyet dinh'],
  ['nd', 'nghi dinh'],
  ['tt', 'thong tu'],
  ['cv', 'cong van'],
  ['bc', 'bao cao'],
  ['kh', 'ke hoach'],
  ['pl', 'phu luc'],
  ['cccd', 'can cuoc cong dan', 'can cuoc'],
  ['mxh', 'mang xa hoi'],
  ['tmdt', 'thuong mai dien tu'],
  ['hcm', 'ho chi minh', 'tphcm', 'tp hcm', 'sai gon'],
  ['hn', 'ha noi'],
  ['ndk', 'nha dang ky'],
  ['sdt', 'so dien thoai', 'dien thoai'],
  ['email', 'thu dien tu', 'hop thu'],
  ['web', 'website', 'trang web', 'trang thong tin dien tu'],
  ['domain', 'ten mien'],
  ['tm', 'ten mien'],
  ['dk', 'dang ky'],
  ['hdtt', 'hien dien truc tuyen'],
  ['deadline', 'han nop'],
  ['file', 'tep'],
  ['logo', 'bieu trung'],
].map((forms) => ({ forms }));
