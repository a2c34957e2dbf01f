import { answerComponents } from './answer-components.ts';
import BangDonVi from './content/BangDonVi.astro';
import BangHoiDap from './content/BangHoiDap.astro';
import BangNhaDangKy from './content/BangNhaDangKy.astro';
import BangThuatNgu from './content/BangThuatNgu.astro';
import BangVanBan from './content/BangVanBan.astro';
import BieuMau from './content/BieuMau.astro';
import BieuMauTiepCan from './content/BieuMauTiepCan.astro';
import CanBoPhuTrach from './content/CanBoPhuTrach.astro';
import DanhMucKiemTra from './content/DanhMucKiemTra.astro';
import DuLieuThuThap from './content/DuLieuThuThap.astro';
import KiemTraQuyenLoi from './content/KiemTraQuyenLoi.astro';
import LichNop from './content/LichNop.astro';
import LuuTrenMay from './content/LuuTrenMay.astro';
import TuDienChiTieu from './content/TuDienChiTieu.astro';

/** Tag → component, handed to every page's `<Content />`. Its keys are exactly the rows of src/schemas/components.ts. */
export const contentComponents = {
  ...answerComponents,
  BangDonVi,
  BangHoiDap,
  BangNhaDangKy,
  BangThuatNgu,
  BangVanBan,
  BieuMau,
  BieuMauTiepCan,
  CanBoPhuTrach,
  DanhMucKiemTra,
  DuLieuThuThap,
  KiemTraQuyenLoi,
  LichNop,
  LuuTrenMay,
  TuDienChiTieu,
};
