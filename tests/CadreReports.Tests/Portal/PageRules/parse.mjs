// Reads HTML documents and says what a strict reader has against each: a list of texts on the standard input, as JSON, and a
// list of lists of complaints on the standard output.
import { parse } from "parse5";

let input = "";
for await (const part of process.stdin.setEncoding("utf8")) {
  input += part;
}
const complaints = JSON.parse(input).map(html => {
  const lines = html.split("\n");
  const found = [];
  parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: error => found.push(`${error.code}: ${lines[error.startLine - 1]?.trim().slice(0, 120)}`),
  });
  return found;
});
process.stdout.write(JSON.stringify(complaints));
