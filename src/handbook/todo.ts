import { parseArgs } from 'node:util';
import { readMarkdownFiles } from './files.ts';
import { openQuestionsOf, type OpenQuestion } from './open-questions.ts';

/**
 * `npm run content:todo [-- --fail]`: lists what VNNIC still has to confirm, file by file, and counts it.
 * With `--fail` it exits with 1 while anything is open, for a production build that must not go out so.
 */

function print(questions: readonly OpenQuestion[]): void {
  for (const [file, inFile] of Map.groupBy(questions, (question) => question.file)) {
    console.log(`content/${file}`);
    for (const { item, question } of inFile) console.log(`  - ${item}\n    ${question}`);
  }
  const files = new Set(questions.map((question) => question.file)).size;
  console.log(
    questions.length === 0
      ? 'Không còn điều gì chờ VNNIC xác nhận.'
      : `\nCòn ${String(questions.length)} điều chờ VNNIC xác nhận, trong ${String(files)} tệp.`,
  );
}

const { values } = parseArgs({
  options: { fail: { type: 'boolean', default: false }, content: { type: 'string', default: 'content' } },
});
const questions = openQuestionsOf(readMarkdownFiles(values.content));
print(questions);
if (values.fail && questions.length > 0) process.exitCode = 1;
