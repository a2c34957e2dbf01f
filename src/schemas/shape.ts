import * as z from 'zod';
import { vietnameseMessage } from './explain.ts';
import type { Control } from './common.ts';

/** A content schema as plain data: JSON Schema with the labels that `.meta()` carries. Keys stand in schema order. */
export interface Shape {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly control?: Control;
  readonly collection?: string;
  readonly besideEntry?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** What the schema itself says of a text that breaks its pattern. */
  readonly patternMessage?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

/** A text that no field accepts: the schema's answer to it is the sentence that the editor will read. */
const UNACCEPTABLE = '\n\u0001';

/** The shape of any schema in src/schemas. */
export function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (jsonSchema.type !== 'string' || !jsonSchema.pattern) return;
      const answer = (zodSchema as unknown as z.ZodType).safeParse(UNACCEPTABLE, {
        error: vietnameseMessage,
      });
      const issue = answer.error?.issues.find(({ code }) => code === 'invalid_format');
      if (issue) jsonSchema['patternMessage'] = issue.message;
    },
  }) as Shape;
}
