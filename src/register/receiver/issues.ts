import type { Issue } from '#src/forms/types.ts';
import { type FilingMessageCode, REGISTER_MESSAGES } from '#src/messages/register.ts';

/** An error that only the receiver can find, at a field or (`''`) at the form as a whole. */
export function issueOf(code: FilingMessageCode, field = ''): Issue {
  return { field, severity: 'error', code, sentence: REGISTER_MESSAGES.filing[code] };
}
