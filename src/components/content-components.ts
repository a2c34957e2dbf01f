import { answerComponents } from './answer-components.ts';
import BangDonVi from './content/BangDonVi.astro';
import BangHoiDap from './content/BangHoiDap.astro';
import BangNhaDangKy from './content/BangNhaDangKy.astro';
import BangThuatNgu from './content/BangThuatNgu.astro';
import BangVanBan from './content/BangVanBan.astro';
import CanBoPhuTrach from './content/CanBoPhuTrach.astro';
import DanhMucKiemTra from './content/DanhMucKiemTra.astro';
import SapCo from './content/SapCo.astro';

/** Tag → component, handed to every page's `<Content />`. Its keys are exactly the rows of src/schemas/components.ts. */
export const contentComponents = {
  ...answerComponents,
  BangDonVi,
  BangHoiDap,
  BangNhaDangKy,
  BangThuatNgu,
  BangVanBan,
  BieuMau: SapCo,
  CanBoPhuTrach,
  DanhMucKiemTra,
  LichNop: SapCo,
  TuDienChiTieu: SapCo,
};
