import type { Ink, PALETTES } from '#src/schemas/media-template.ts';

/**
 * Colours of each palette by their purpose. Text against its ground keeps at least 4.5:1 (WCAG 2.2, 1.4.3), which a
 * test holds. None of them is a flag, a seal or the colours of an organisation.
 */
export const COLOURS: Readonly<Record<keyof typeof PALETTES, Readonly<Record<Ink, string>>>> = {
  cham: {
    ground: '#28306f',
    groundSoft: '#37408c',
    paper: '#ffffff',
    tint: '#eef0fb',
    text: '#1c2147',
    muted: '#4f5677',
    onGround: '#ffffff',
    onGroundMuted: '#d5daf5',
    accent: '#ffc94d',
    dot: '#b3261e',
  },
  luc: {
    ground: '#0f4a45',
    groundSoft: '#175e57',
    paper: '#ffffff',
    tint: '#e9f5f1',
    text: '#10312e',
    muted: '#46605d',
    onGround: '#ffffff',
    onGroundMuted: '#cfe9e3',
    accent: '#ffc791',
    dot: '#b3261e',
  },
  lam: {
    ground: '#123a63',
    groundSoft: '#1c4d7f',
    paper: '#ffffff',
    tint: '#e9f2fa',
    text: '#12293f',
    muted: '#465a6d',
    onGround: '#ffffff',
    onGroundMuted: '#d0e2f3',
    accent: '#7fdcec',
    dot: '#b3261e',
  },
  than: {
    ground: '#1f2733',
    groundSoft: '#313c4c',
    paper: '#ffffff',
    tint: '#f3f0e7',
    text: '#1a2233',
    muted: '#505a6b',
    onGround: '#ffffff',
    onGroundMuted: '#d9dde5',
    accent: '#f3c65f',
    dot: '#b3261e',
  },
};
