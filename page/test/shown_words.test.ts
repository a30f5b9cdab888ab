import assert from "node:assert/strict";
import { test } from "node:test";

import { shownWords } from "../src/shown_words.ts";

test("a button says what its cell shows", () => {
  assert.equal(shownWords("show.passage(article, 5)"), "Show block 5");
  assert.equal(shownWords("show.passage(article, 3, 5, 6, 7, 9, 10)"), "Show blocks 3, 5 to 7, 9 and 10");
  assert.equal(shownWords("show.passage(article)"), "Show the whole article");
  assert.equal(shownWords('show.passage(article, 7)\nshow.cards("C3")'), "Show block 7 and card C3");
  assert.equal(shownWords('show.cards("R1", "R2", article=NAME)'), "Show cards R1 and R2");
  assert.equal(shownWords('show.cards("B1", evidence=True)'), "Show card B1");
  assert.equal(shownWords('show.intervals(\n    ["F01", "F02"]\n)'), "Show the drawing of the figures");
  assert.equal(shownWords("block_18 = article.block(18).span.of(article)\nshow.casualties(block_18)"), "Show the figures found");
  assert.equal(shownWords("desk = show.Desk(article)\ndesk"), "Show the desk");
  assert.equal(shownWords('kit.score("start")'), "Show my points");
});

test("where the code is more than that, it promises nothing", () => {
  assert.equal(shownWords("print(1)"), "Show");
  assert.equal(shownWords("for n in (2, 4):\n    print(n)"), "Show");
  assert.equal(shownWords("show.passage(article, *mine)"), "Show");
  assert.equal(shownWords("show.unheard_of(article)"), "Show");
  assert.equal(shownWords('WORD = "a"\n'), "Show");
});
