/** The words of a Markdown body, for machines that want no markup: structured data, share texts. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^\[\^[^\]]+\]:.*$/gm, '')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/<(\/?)[A-Z][^>]*>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/^\s*(?:-|\d+\.)\s+/gm, '')
    .replace(/\*\*|__|(?<!\w)_|_(?!\w)|`/g, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!<>|])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
