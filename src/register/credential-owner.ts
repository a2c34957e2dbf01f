import { currentPeriod } from '#src/figures/periods.ts';
import { isSameUnit, unitIn, type UnitRecord } from '#src/figures/reorganisation.ts';
import type { Period } from '#src/forms/types.ts';
import type { Credential } from './store.ts';

/** The unit for which a credential was issued: codes are used again after a merger, so the day of issue decides. */
export function ownerOf(
  units: readonly UnitRecord[],
  { unit, issuedAt }: Pick<Credential, 'unit' | 'issuedAt'>,
): UnitRecord | undefined {
  return unitIn(units, unit, currentPeriod(new Date(issuedAt)));
}

/** The unit that files this month with this credential; nothing where the month belongs to another one by now. */
export function filerOf(
  units: readonly UnitRecord[],
  credential: Pick<Credential, 'unit' | 'issuedAt'>,
  period: Period,
): UnitRecord | undefined {
  const unit = unitIn(units, credential.unit, period);
  const owner = ownerOf(units, credential);
  return unit && owner && isSameUnit(units, owner, unit) ? unit : undefined;
}
