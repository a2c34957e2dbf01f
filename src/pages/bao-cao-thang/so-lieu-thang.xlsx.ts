import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { makeFillableWorkbook } from '#src/documents/fillable-workbook.ts';
import { loadForm } from '#src/forms/load.ts';
import { fillableSheet } from '#src/forms/workbook.ts';

/** The blank workbook, from the same definition as the form. */
export const GET: APIRoute = async () => {
  const definition = loadForm(join(process.cwd(), 'content'), 'so-lieu-thang');
  return new Response(await makeFillableWorkbook(fillableSheet(definition)));
};
