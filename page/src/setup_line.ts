// The line of a set-up cell that names the article a lesson is read on.

const LINE = /^(\s*ARTICLE\s*=\s*)(["'])([^"']*)\2/m;

/** The article that a set-up cell names, or "". */
export function named(source: string): string {
  return LINE.exec(source)?.[3] ?? "";
}

/** The source with another article named in it. */
export function naming(source: string, article: string): string {
  return source.replace(LINE, (_, before: string, mark: string) => `${before}${mark}${article}${mark}`);
}
