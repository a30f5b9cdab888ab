// What the button of a cell that shows something says: read from the calls in its folded code. Twenty
// buttons called "Show" are one name to whoever lists the buttons of a page, or looks for a table again.

const NAMES: Record<string, string> = {
  blocks: "the table of blocks", roles: "the role of each block", strip: "the strip of the page",
  source_ledger: "the ledger of sources", chronology: "the days in order", origins: "the drawing of origins",
  attribution_strip: "the drawing of the sentences", dangling: "what the kit finds", quoted_words: "the quoted words",
  casualties: "the figures found", record: "the record", intervals: "the drawing of the figures", vague_words: "the tables",
  headline_support: "what supports the headline", labels: "the labels", label_voices: "the labels by voice",
  passives: "the passives", nominals: "the nouns of action", agency: "the acts and their doers",
  loaded_words: "the coloured words", score: "my points",
};
const CALL = /^(?:show|kit)\.(\w+)\(([^()]*)/;

/** "Show blocks 1 to 4 and card C3"; "Show" alone where the code is more than calls that show. */
export function shownWords(source: string): string {
  if (/^desk = show\.Desk\(/m.test(source)) return "Show the desk";
  const found: string[] = [];
  // A statement begins at the margin; what is set in, or closes a bracket, belongs to the one above.
  for (const statement of source.split(/\n(?=[^\s)\]}])/)) {
    if (/^(#|\w+ = )/.test(statement) || !statement.trim()) continue;
    const [, name, args] = CALL.exec(statement) ?? [];
    const words = name === undefined ? "" : named(name, args ?? "");
    if (!words) return "Show";
    found.push(words);
  }
  return found.length ? `Show ${listed(found)}` : "Show";
}

function named(name: string, args: string): string {
  if (name === "passage") {
    const blocks = [...args.matchAll(/(?<=,\s*)\d+(?=\s*(?:,|$))/g)].map(([n]) => Number(n));
    if (!blocks.length) return /^[^,]*$/.test(args) ? "the whole article" : "";
    return `block${blocks.length > 1 ? "s" : ""} ${listed(runs(blocks))}`;
  }
  const ids = [...args.matchAll(/(?<=^|,\s*)"([^"]*)"/g)].map(([, id]) => id!);
  if (name === "cards") return ids.length ? `card${ids.length > 1 ? "s" : ""} ${listed(ids)}` : "";
  if (name === "comparison") return ids.length ? `the comparison of ${listed(ids)}` : "";
  if (name === "attribution_parts") return ids.length ? `the parts of ${listed(ids)}` : "";
  return NAMES[name] ?? "";
}

/** Numbers in words' order, neighbours drawn together: 3, "5 to 12". */
function runs(numbers: number[]): string[] {
  const found: number[][] = [];
  for (const n of numbers) {
    const last = found.at(-1);
    if (last && n === last.at(-1)! + 1) last.push(n);
    else found.push([n]);
  }
  return found.flatMap((run) => (run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run.map(String)));
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
