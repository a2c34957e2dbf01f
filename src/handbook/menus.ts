import { handbook, pageExists } from './content.ts';

export interface MenuItem {
  readonly address: string;
  readonly title: string;
}

/** Addresses that src/pages makes itself, beside the pages of the content folders. */
const MADE_HERE = new Set([
  '/',
  '/cam-nang/',
  '/bao-cao-thang/',
  '/nhom-zalo/',
  '/tro-giup/',
  '/du-lieu-cua-toi/',
  '/tai-lieu/',
  '/tim-kiem/',
  '/ban-in/',
  '/thay-doi/',
  '/lich/',
  '/ket-qua/',
]);

const FOOTER: readonly MenuItem[] = [
  { address: '/lich/', title: 'Lịch và hạn nộp' },
  { address: '/nhom-zalo/', title: 'Cử đầu mối nhóm Zalo' },
  { address: '/ket-qua/', title: 'Kết quả công bố' },
  { address: '/tro-giup/', title: 'Đề nghị trợ giúp' },
  { address: '/bao-ve-du-lieu/', title: 'Bảo vệ dữ liệu cá nhân' },
  { address: '/kha-nang-tiep-can/', title: 'Khả năng tiếp cận' },
  { address: '/gioi-thieu/kenh-chinh-thuc/', title: 'Kênh thông tin chính thức' },
  { address: '/gioi-thieu/ve-trang-nay/', title: 'Về trang này' },
  { address: '/thay-doi/', title: 'Nhật ký thay đổi' },
  { address: '/ban-in/', title: 'Bản in toàn bộ' },
];

async function existing(items: readonly MenuItem[]): Promise<MenuItem[]> {
  const found = await Promise.all(
    items.map(async (item) => MADE_HERE.has(item.address) || (await pageExists(item.address))),
  );
  return items.filter((_, index) => found[index]);
}

/** The header's menu. Items whose page is not written yet are left out rather than leading nowhere. */
export async function mainMenu(): Promise<MenuItem[]> {
  const { around } = await handbook();
  const introduction = around.find((section) => section.folder === 'gioi-thieu');
  const items = await existing([
    { address: '/cam-nang/', title: 'Cẩm nang' },
    { address: '/dang-ky/', title: 'Đăng ký .vn' },
    { address: '/hoi-dap/', title: 'Hỏi đáp' },
    { address: '/tai-lieu/', title: 'Tài liệu' },
    { address: '/bao-cao-thang/', title: 'Nộp số liệu' },
  ]);
  if (introduction) items.push({ address: introduction.address, title: 'Giới thiệu' });
  return items;
}

export async function footerMenu(): Promise<MenuItem[]> {
  return existing(FOOTER);
}
