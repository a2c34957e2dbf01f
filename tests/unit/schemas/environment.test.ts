import { describe, expect, it } from 'vitest';
import { Problem } from '#src/lib/problem.ts';
import { readEnvironment } from '#src/schemas/environment.ts';

function problemOf(variables: Record<string, string>): Problem {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('accepted');
}

describe('the environment', () => {
  it('needs nothing: empty means not set', () => {
    expect(readEnvironment({})).toEqual({ HOST: '127.0.0.1', PORT: 4321, DATA_DIR: 'var' });
    expect(readEnvironment({ PORT: '', PUBLIC_ORIGIN: '' })).toEqual(readEnvironment({}));
  });

  it('takes a port as text, and 0 for any free one', () => {
    expect(readEnvironment({ PORT: '8080' }).PORT).toBe(8080);
    expect(readEnvironment({ PORT: '0' }).PORT).toBe(0);
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['PUBLIC_ORIGIN', 'https://camnang.vn/'],
    ['PUBLIC_ORIGIN', 'camnang.vn'],
    ['DATABASE_URL', 'mysql://root:secret@db/x'],
    ['DATABASE_URL', 'postgresql://root:se#cret@db/x'],
  ])('stops the start at %s=%s, naming it with a hint and without its value', (name, value) => {
    const problem = problemOf({ [name]: value });
    expect(problem.code).toBe('environment-invalid');
    expect(problem.sentence).toContain(name);
    expect(problem.message).not.toContain(value);
    expect(problem.hint).not.toBe('');
  });

  it('names every bad variable at once', () => {
    expect(problemOf({ PORT: 'x', PUBLIC_ORIGIN: 'y' }).sentence.match(/^ {2}- /gmu)).toHaveLength(2);
  });
});
