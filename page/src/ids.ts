// Ids of the article in running text: "7.1", "block 9", "blocks 9, 10 and 14".

export interface Stretch {
  text: string;
  /** The id that these words stand for, or "". */
  id: string;
}

const LIST = /\b(blocks?|sentences?)\s+(\d+(?:\.\d+)?(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s*,\s*and\s+)\d+(?:\.\d+)?)*)/giy;
const SENTENCE = /\d+\.\d+/y;
const NUMBER = /\d+(?:\.\d+)?/g;

/** The text cut where an id of the article stands. A bare number is one only after "block". */
export function stretches(text: string, known: ReadonlySet<string>): Stretch[] {
  const found: Stretch[] = [];
  let plain = "";
  const put = (id: string, words: string) => {
    if (!known.has(id)) {
      plain += words;
      return;
    }
    if (plain) found.push({ text: plain, id: "" });
    plain = "";
    found.push({ text: words, id });
  };
  // "17: the only source" begins with its block.
  const leading = /^\d+(?=:(?:\s|$))/.exec(text)?.[0] ?? "";
  if (leading) put(leading, leading);
  for (let at = leading.length; at < text.length; ) {
    const before = text[at - 1] ?? " ";
    LIST.lastIndex = at;
    const list = /\w/.test(before) ? null : LIST.exec(text);
    if (list) {
      const [whole, word, numbers] = list as unknown as [string, string, string];
      const lead = whole.length - numbers.length;
      const first = NUMBER.exec(numbers)![0];
      NUMBER.lastIndex = 0;
      if (/s$/i.test(word) || first !== numbers) plain += whole.slice(0, lead);
      else {
        put(first, whole);
        at += whole.length;
        continue;
      }
      let end = 0;
      for (const match of numbers.matchAll(NUMBER)) {
        plain += numbers.slice(end, match.index);
        put(match[0], match[0]);
        end = match.index + match[0].length;
      }
      at += whole.length;
      continue;
    }
    SENTENCE.lastIndex = at;
    const sentence = /[\w.,]/.test(before) ? null : SENTENCE.exec(text);
    if (sentence && !/^(\.\d|\d|\s*%)/.test(text.slice(at + sentence[0].length))) {
      put(sentence[0], sentence[0]);
      at += sentence[0].length;
      continue;
    }
    plain += text[at];
    at += 1;
  }
  if (plain) found.push({ text: plain, id: "" });
  return found;
}
