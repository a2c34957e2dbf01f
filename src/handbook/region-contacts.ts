import type { Contact, Region, Unit } from '#src/schemas/records.ts';
import { REGIONS } from '#src/schemas/records.ts';
import { formatPhone, internationalPhone } from './phone.ts';

/** Who answers for a region, as the browser shows it on every page once the reader has chosen a province. */
export interface RegionContacts {
  readonly units: readonly { readonly id: string; readonly name: string; readonly region: Region }[];
  readonly contacts: readonly {
    readonly name: string;
    readonly role: string;
    readonly regions: readonly Region[];
    readonly phone: string;
    readonly tel: string;
    readonly email: string;
    /** VNNIC has confirmed the contact. */
    readonly confirmed: boolean;
  }[];
  readonly regions: typeof REGIONS;
}

interface Entry<Data> {
  readonly id: string;
  readonly data: Data;
}

/** The contacts of regions (not the lead of the whole programme) and every unit with its region. */
export function regionContacts(
  units: readonly Entry<Unit>[],
  contacts: readonly Entry<Contact>[],
): RegionContacts {
  return {
    units: units.map(({ id, data }) => ({ id, name: data.name, region: data.region })),
    contacts: contacts
      .toSorted((one, other) => Number(one.data.lead) - Number(other.data.lead))
      .map(({ data }) => ({
        name: data.name,
        role: data.role,
        regions: data.regions,
        phone: formatPhone(data.phone),
        tel: internationalPhone(data.phone),
        email: data.email,
        confirmed: data.confirmedOn !== undefined,
      })),
    regions: REGIONS,
  };
}
