import type { Issue } from '#src/forms/types.ts';
import { fillIn } from '#src/messages/forms.ts';
import { type FilingMessageCode, REGISTER_MESSAGES } from '#src/messages/register.ts';

/** An error that only the receiver can find, at a field or (`''`) at the form as a whole. */
export function issueOf(
  code: FilingMessageCode,
  field = '',
  parts: Readonly<Record<string, string>> = {},
): Issue {
  return { field, severity: 'error', code, sentence: fillIn(REGISTER_MESSAGES.filing[code], parts) };
}
