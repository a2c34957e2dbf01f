import {
  MEDIA_AUDIENCES,
  MEDIA_PHASES,
  type MediaAudience,
  type MediaPhase,
} from '#src/schemas/media-vocabulary.ts';
import type { LibraryItem } from './library.ts';

/** A ready-made bundle: every current item for one audience, or for one phase of a campaign. */
export interface Kit {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly items: readonly LibraryItem[];
}

const AUDIENCE_KITS: readonly { readonly audience: MediaAudience; readonly id: string }[] = [
  { audience: 'household', id: 'bo-ho-kinh-doanh' },
  { audience: 'young', id: 'bo-id-vn-18-23' },
  { audience: 'enterprise', id: 'bo-doanh-nghiep-moi' },
];

const PHASES = Object.keys(MEDIA_PHASES) as MediaPhase[];

/** Every kit that there may be. */
export const KIT_IDS: readonly string[] = [
  ...AUDIENCE_KITS.map(({ id }) => id),
  ...PHASES.map((phase) => `bo-${phase}`),
];

/** Made from the items themselves, so that an expired or retired item leaves its kits without anybody's help. */
export function kitsOf(items: readonly LibraryItem[]): Kit[] {
  const current = items.filter((item) => item.state === 'current');
  const byAudience = AUDIENCE_KITS.map(({ audience, id }) => ({
    id,
    title: `Bộ cho nhóm: ${MEDIA_AUDIENCES[audience].toLowerCase()}`,
    summary: 'Mọi thứ để treo, phát, đăng và đọc cho nhóm này, kèm tài liệu chung.',
    items: current.filter(({ data }) => data.audience === audience || data.audience === 'everyone'),
  }));
  const byPhase = PHASES.map((phase) => ({
    id: `bo-${phase}`,
    title: `Bộ cho giai đoạn: ${MEDIA_PHASES[phase].toLowerCase()}`,
    summary: 'Tài liệu của cả ba nhóm dùng trong giai đoạn này.',
    items: current.filter(({ data }) => data.phases.includes(phase)),
  }));
  return [...byAudience, ...byPhase].filter((kit) => kit.items.length > 0);
}
