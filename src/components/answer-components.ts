import ChoXacNhan from './content/ChoXacNhan.astro';
import DeXuat from './content/DeXuat.astro';
import LuuY from './content/LuuY.astro';
import NutBam from './content/NutBam.astro';
import TrichDan from './content/TrichDan.astro';

/** Components that an answer of the FAQ may use: those that stand inside a list of answers without listing anything. */
export const answerComponents = { ChoXacNhan, DeXuat, LuuY, NutBam, TrichDan };
