import { SMALL_COUNT } from './rules.ts';
import type { CheckedField } from './types.ts';

/** What a field needs in words, for its help, its error and the dictionary of indicators. */
type Labels = ReadonlyMap<string, Pick<CheckedField, 'label' | 'choices'>>;

export function labelsOf(fields: readonly CheckedField[]): Labels {
  return new Map(fields.map((field) => [field.id, field]));
}

function quote(labels: Labels, fieldId: string): string {
  return `“${labels.get(fieldId)?.label ?? fieldId}”`;
}

function list(parts: readonly string[], last: string): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

function total(labels: Labels, fieldIds: readonly string[]): string {
  const names = list(
    fieldIds.map((fieldId) => quote(labels, fieldId)),
    'và',
  );
  return fieldIds.length > 1 ? `tổng của ${names}` : names;
}

/** `“Kế hoạch của UBND” là “Đã ban hành”`: when `requiredIf` asks for the field; empty where it has no such rule. Names at most `most` fields. */
export function describeCondition(field: CheckedField, labels: Labels, most = 2): string {
  const condition = field.rules?.requiredIf;
  if (!condition) return '';
  const names = condition.fields.map((fieldId) => quote(labels, fieldId));
  // Six names in one sentence help nobody: two show which group is meant, the dictionary lists the rest.
  const subject =
    names.length > most
      ? `một trong ${names.length} ô liên quan (${names.slice(0, most).join(', ')} …)`
      : list(names, 'hoặc');
  if (condition.aboveZero) return `${subject} lớn hơn 0`;
  if (!condition.equals) return `đã điền ${subject}`;
  const choices = condition.fields.flatMap((fieldId) => labels.get(fieldId)?.choices ?? []);
  const values = condition.equals.map(
    (value) => `“${choices.find((choice) => choice.value === value)?.label ?? value}”`,
  );
  return `${subject} là ${list(values, 'hoặc')}`;
}

/** The rules of a field as Vietnamese sentences, one each. */
export function describeRules(field: CheckedField, labels: Labels): string[] {
  const rules = field.rules ?? {};
  return [
    field.required && 'Bắt buộc.',
    rules.requiredIf && `Bắt buộc khi ${describeCondition(field, labels, Infinity)}.`,
    rules.atMost && `Không lớn hơn ${total(labels, rules.atMost)}.`,
    rules.sumOf && `Bằng ${total(labels, rules.sumOf)}.`,
    rules.cumulativeOf &&
      `Không nhỏ hơn số kỳ trước; khác số kỳ trước cộng ${total(labels, rules.cumulativeOf)} thì cần một dòng lý do.`,
    rules.communesOfUnit && 'Không lớn hơn số xã, phường, đặc khu của đơn vị.',
    rules.zeroIf && `Bằng 0 khi ${quote(labels, rules.zeroIf)} bằng 0.`,
    rules.warnAbove && `Lớn hơn ${total(labels, rules.warnAbove)} thì cần một dòng lý do.`,
    rules.warnTogether &&
      `Chỉ một trong hai số này và ${quote(labels, rules.warnTogether)} lớn hơn 0 thì cần một dòng lý do.`,
    rules.warnTimes &&
      `Gấp hơn ${rules.warnTimes} lần kỳ trước và lớn hơn ${SMALL_COUNT} thì cần một dòng lý do.`,
    rules.warnFall === 1 && 'Nhỏ hơn kỳ trước thì cần một dòng lý do.',
    (rules.warnFall ?? 0) > 1 &&
      `Chưa bằng 1/${rules.warnFall} kỳ trước, khi kỳ trước lớn hơn ${SMALL_COUNT}, thì cần một dòng lý do.`,
    rules.warnBlank && 'Để trống khi kỳ trước đã có số thì cần một dòng lý do.',
    rules.mobileOnly && 'Chỉ nhận số di động.',
    rules.notAfterToday && 'Không sau ngày nộp.',
    rules.looksLike && `Thường có dạng ${rules.looksLike.example}.`,
  ].filter((sentence) => typeof sentence === 'string');
}
