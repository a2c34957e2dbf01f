import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import type { Day } from '#src/lib/dates.ts';
import { mediaSchema } from '#src/schemas/media.ts';
import { messageSchema } from '#src/schemas/media-message.ts';
import { templateSchema } from '#src/schemas/media-template.ts';
import { shortAddressSchema } from '#src/schemas/short-address.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import { unitSchema } from '#src/schemas/records.ts';
import type { MediaContent } from '../library.ts';

function readFolder<Schema extends z.ZodType>(folder: string, schema: Schema): Map<string, z.output<Schema>> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  return new Map(
    names
      .toSorted()
      .map((name) => [name.slice(0, -'.yaml'.length), readYaml(path.join(folder, name), schema)]),
  );
}

/** Reads the library's folders below `content/`; a file that breaks its schema stops with its name. */
export function readMediaContent(contentDir: string, today: Day): MediaContent {
  const units = readFolder(path.join(contentDir, 'don-vi'), unitSchema);
  return {
    items: readFolder(path.join(contentDir, 'tai-lieu'), mediaSchema),
    templates: readFolder(path.join(contentDir, 'khuon-tai-lieu'), templateSchema),
    messages: readFolder(path.join(contentDir, 'loi-tai-lieu'), messageSchema),
    shortAddresses: readFolder(path.join(contentDir, 'dia-chi-ngan'), shortAddressSchema),
    units: new Map(
      [...units].filter(([, unit]) => (unit.validFrom ?? today) <= today && (unit.validTo ?? today) >= today),
    ),
  };
}
