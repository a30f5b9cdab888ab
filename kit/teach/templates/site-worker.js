// Keeps the site in the browser, so that a second visit needs no network. JupyterLite's own worker,
// which hands the learner's files to Python, stands behind it and is asked for the rest.
const KEPT = "dateline-@@VERSION@@";
const FILES = @@FILES@@;
const LIVE = ["/api/drive", "/api/stdin/", "/api/service-worker-heartbeat"];
const ROOT = new URL("./", location.href);
// What is kept is of one edition: a host may let browsers hold on to files of the edition before.
const FRESH = { cache: "no-cache" };
// What has its edition in its name never changes. All else is asked for, and taken from what is kept
// where there is no network: a worker may outlive its site by days, and would hide what is new.
const NAMED = /\.[0-9a-f]{7,}\.|\/(?!dateline_kit)[^/]*\.whl$/;
let filling = null;

// What nobody has asked for yet is fetched in the background, one file after another: the lesson first.
async function fill() {
  const kept = await caches.open(KEPT);
  for (const name of FILES) {
    const url = new URL(name, ROOT).href;
    if (await kept.match(url)) continue;
    const answer = await fetch(url, FRESH);
    if (answer.ok) await kept.put(url, answer);
  }
}

async function answer(request) {
  const kept = await caches.open(KEPT);
  const url = new URL(request.url);
  url.search = url.hash = "";
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  const known = await kept.match(url.href);
  if (known && NAMED.test(url.pathname)) return known;
  let fetched;
  try {
    fetched = await fetch(request, FRESH);
  } catch (error) {
    if (known) return known; // no network
    throw error;
  }
  if (known && fetched.status >= 500) return known;
  if (fetched.ok && ["basic", "cors"].includes(fetched.type)) await kept.put(url.href, fetched.clone());
  return fetched;
}

self.addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name.startsWith("dateline-") && name !== KEPT) await caches.delete(name);
  };
  event.waitUntil(old());
});

self.addEventListener("message", (event) => {
  if (event.data !== "keep the site") return;
  filling ??= fill().then(() => "kept", (error) => { filling = null; return `not kept: ${error}`; });
  event.waitUntil(filling.then((said) => event.ports[0]?.postMessage(said)));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  // A file of the list may lie elsewhere: what NLTK needs comes from Pyodide's distribution.
  const here = url.href.startsWith(ROOT.href) && !LIVE.some((part) => url.pathname.includes(part));
  const ours = event.request.method === "GET" && (here || FILES.includes(url.href));
  if (!ours) return;
  event.stopImmediatePropagation();
  event.respondWith(answer(event.request));
});

importScripts("./service-worker-of-jupyterlite.js");
