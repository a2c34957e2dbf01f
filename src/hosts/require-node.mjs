// Loaded before everything else (node --import), so it is written for any Node: it must be able to say what is wrong.
const [major] = process.versions.node.split('.').map(Number);

if (major < 24) {
  console.error(
    [
      `Cần Node.js 24, đang chạy bằng ${process.version}. Dự án tự mang theo Node.js 24: hãy chạy "npm install"`,
      'rồi dùng các lệnh npm (npm start, npm test, npm run register -- ...), không gọi node trực tiếp.',
      `This needs Node.js 24 and runs on ${process.version}. The project brings its own: run "npm install", then use`,
      'the npm commands rather than node itself.',
    ].join('\n'),
  );
  process.exit(1);
}
