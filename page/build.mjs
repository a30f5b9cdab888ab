// Builds what the kit ships from src/: the JupyterLab extension, and the widget's module.
//
//   node build.mjs            writes both into kit/show/static
//   node build.mjs --check    writes nothing; fails if what is there is not what src/ gives
//   node build.mjs --tests    bundles test/ into build/test for `node --test`
//
// JupyterLab loads an extension as a container of webpack's module federation: an object with
// `init` (takes what the page shares) and `get` (gives a module). Jupyter's own builder makes one
// with a whole bundler, in chunks. Ours is the few lines below: one bundle, readable, the same
// bytes on every machine, from the same tool that makes the widget's module.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const STATIC = join(HERE, "..", "kit", "show", "static");
const NAME = "dateline-page";
const LAB = `labextension/${NAME}`;
const SHARED = /^@(jupyterlab|lumino)\//;
const { version } = JSON.parse(readFileSync(join(HERE, "package.json"), "utf8"));

/** Every file that the bundles are made from, in a fixed order. */
function sources(folder = join(HERE, "src")) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((e) => (e.isDirectory() ? sources(join(folder, e.name)) : [join(folder, e.name)]));
}

/** One hash over names and contents; the Python test computes the same. */
function hashOfSources() {
  const hash = createHash("sha256");
  for (const path of [...sources(), join(HERE, "build.mjs"), join(HERE, "package.json")]) {
    hash.update(relative(HERE, path).replaceAll("\\", "/"));
    hash.update("\0");
    hash.update(readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
    hash.update("\0");
  }
  return hash.digest("hex");
}

const COMMON = { bundle: true, write: false, target: "es2022", charset: "utf8", legalComments: "none", loader: { ".css": "text" }, absWorkingDir: HERE, logLevel: "warning" };

async function bundled(entry, options) {
  const made = await build({ ...COMMON, entryPoints: [entry], ...options });
  return made.outputFiles[0].text;
}

function container(code, wanted) {
  return `(() => {
  let scope = {};
  // The newest of the versions that the page shares under a name.
  const shared = async (name) => {
    const versions = Object.entries(scope[name] ?? {}).sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
    if (!versions.length) throw new Error("${NAME}: this JupyterLab does not share " + name);
    return (await versions.at(-1)[1].get())();
  };
  const run = (require) => {
    const module = { exports: {} };
    (function (module, exports) {
${code}
    })(module, module.exports);
    return module.exports;
  };
  globalThis._JUPYTERLAB ??= {};
  globalThis._JUPYTERLAB[${JSON.stringify(NAME)}] = {
    init: (theirs) => { scope = theirs; },
    get: async () => {
      const got = {};
      for (const name of ${JSON.stringify(wanted)}) got[name] = await shared(name);
      const made = run((name) => got[name]);
      return () => made;
    },
  };
})();
`;
}

async function products() {
  const hash = hashOfSources();
  const note = `// Made from page/src by page/build.mjs; do not edit.\n// sources: ${hash}\n`;
  const wanted = new Set();
  const outside = {
    name: "what-jupyterlab-shares",
    setup(b) {
      b.onResolve({ filter: SHARED }, ({ path }) => {
        wanted.add(path);
        return { path, external: true };
      });
    },
  };
  const lab = await bundled("src/lab/plugin.ts", { format: "cjs", plugins: [outside] });
  const script = note + container(lab, [...wanted].sort());
  const short = createHash("sha256").update(script).digest("hex").slice(0, 12);
  const card = {
    name: NAME, version, license: "MIT",
    description: "The questions of Dateline as forms on the page",
    jupyterlab: { extension: true, _build: { load: `static/remoteEntry.${short}.js`, extension: "./extension" } },
    sources: hash,
  };
  return new Map([
    [`${LAB}/package.json`, `${JSON.stringify(card, null, 2)}\n`],
    [`${LAB}/static/remoteEntry.${short}.js`, script],
    ["question_form.js", note + (await bundled("src/ask.ts", { format: "esm" }))],
  ]);
}

async function tests() {
  const out = join(HERE, "build", "test");
  rmSync(out, { recursive: true, force: true });
  const entryPoints = readdirSync(join(HERE, "test")).map((name) => join("test", name));
  await build({ ...COMMON, write: true, entryPoints, outdir: out, format: "esm", platform: "node", outExtension: { ".js": ".mjs" } });
}

if (process.argv.includes("--tests")) await tests();
else {
  const made = await products();
  if (process.argv.includes("--check")) {
    const old = [...made].filter(([name, text]) => !existsSync(join(STATIC, name)) || readFileSync(join(STATIC, name), "utf8") !== text);
    for (const [name] of old) console.error(`kit/show/static/${name} is not what page/src gives: run npm run build in page/`);
    process.exitCode = old.length ? 1 : 0;
  } else {
    rmSync(join(STATIC, LAB), { recursive: true, force: true });
    for (const [name, text] of made) {
      mkdirSync(dirname(join(STATIC, name)), { recursive: true });
      writeFileSync(join(STATIC, name), text);
      console.log(`kit/show/static/${name}: ${Math.round(text.length / 1024)} kB`);
    }
  }
}
