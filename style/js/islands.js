// Starts the islands of a page: the few parts whose Rust also runs in the browser. Loaded only by
// pages that carry one. Each `<leptos-island data-component="NAME">` is handed to the function of
// that name; one inside another waits for the outer one.
import start, * as app from "stepwise-app";

// A namespace in a variable, so that the bundler keeps every export and looks none up by itself.
const exported = app;

/**
 * Wakes every island at or under a node, outer ones first.
 *
 * `enter` is what leptos left on the nearest `<leptos-children>`: it has to run before each island
 * among the children that another island was given, so that the inner one finds the outer's context.
 */
async function wake(node, enter) {
  if (node.localName === "leptos-island") {
    const component = exported[node.dataset.component];
    if (component) {
      enter?.();
      await component(node);
    } else {
      console.warn(`No island is called ${node.dataset.component}`);
    }
  }
  const within = node.localName === "leptos-children" ? node.$$on_hydrate : enter;
  for (const child of [...node.children]) await wake(child, within);
}

async function boot() {
  try {
    await start({ module_or_path: WASM_URL });
  } catch (error) {
    // Blocked or unsupported: the page works as the server sent it.
    console.info("Islands stay as the server sent them:", error.message);
    return;
  }
  exported.hydrate?.();
  await wake(document.body);
}

if ("requestIdleCallback" in window) window.requestIdleCallback(boot, { timeout: 500 });
else boot();
