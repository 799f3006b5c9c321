// Builds the style sheet and the scripts into the folder given: `node build.mjs OUT [GLUE WASM_URL]`.
//
// GLUE is what wasm-bindgen wrote for the islands and WASM_URL the address its module is served at;
// without them the islands' script is not built. Names are plain here: `cargo xtask` adds the hashes.
import { build, transform } from "esbuild";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const here = path.dirname(fileURLToPath(import.meta.url));
const [out, glue, wasmUrl] = process.argv.slice(2);
if (!out) throw new Error("usage: node build.mjs OUT [GLUE WASM_URL]");
// Anything older lacks modules or `:has`, and is given pages without scripts, which work.
const target = ["chrome109", "edge109", "firefox115", "safari16"];

/** Drops images: the libraries' icons are files that we do not ship. */
function withoutImages(css) {
  const kept = css.replaceAll(/[\w-]+\s*:\s*[^;{}]*\burl\([^)]*\)[^;{}]*;?/g, "");
  if (/url\(|@import|@font-face/.test(kept)) throw new Error("the style sheet asks for another file");
  return kept;
}

async function styles() {
  const sheet = compile(path.join(here, "stepwise.scss"), {
    loadPaths: [here, path.join(here, "node_modules")],
    quietDeps: true,
  });
  const { code } = await transform(withoutImages(sheet.css), { loader: "css", minify: true, target });
  await writeFile(path.join(out, "stepwise.css"), code);
}

async function script(entry, name, more = {}) {
  await build({
    entryPoints: [path.join(here, "js", entry)],
    outfile: path.join(out, name),
    bundle: true,
    format: "esm",
    legalComments: "none",
    logLevel: "warning",
    minify: true,
    target,
    ...more,
  });
}

await mkdir(out, { recursive: true });
await styles();
await script("stepwise.js", "stepwise.js");
if (glue && wasmUrl) {
  await script("islands.js", "islands.js", {
    alias: { "stepwise-app": path.resolve(glue) },
    define: { WASM_URL: JSON.stringify(wasmUrl) },
  });
}
