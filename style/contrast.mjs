// Checks that every pair of colours that carries words, in the light and in the dark, has a contrast
// of at least 4.5 to 1, and every pair that only marks a shape at least 3 to 1 (WCAG 2.2 AA).
// `node contrast.mjs SHEET` reads the built style sheet, so it checks what people get.
import { readFileSync } from "node:fs";

const WORDS = 4.5;
const SHAPES = 3;
const body = "--govuk-body-background-colour";
const surface = "--govuk-surface-background-colour";
const inverse = "--govuk-inverse-text-colour";
const pairs = [
  ...["text", "secondary-text", "link", "link-visited", "link-hover", "link-active", "error", "success", "brand"].map(
    (name) => [`--govuk-${name}-colour`, body, WORDS],
  ),
  ...["surface-text", "link", "link-hover"].map((name) => [`--govuk-${name}-colour`, surface, WORDS]),
  ...["brand", "success", "error", "link"].map((name) => [inverse, `--govuk-${name}-colour`, WORDS]),
  ["--govuk-focus-text-colour", "--govuk-focus-colour", WORDS],
  ["--govuk-text-colour", "--sw-quiet", WORDS],
  ["--govuk-secondary-text-colour", "--sw-quiet", WORDS],
  ["--govuk-link-colour", "--sw-quiet", WORDS],
  ["--govuk-text-colour", "--sw-quiet-hover", WORDS],
  ["--sw-button-text", "--sw-button-background", WORDS],
  ["--sw-button-text", "--sw-button-hover", WORDS],
  ["--sw-error-strong", body, WORDS],
  ["--sw-success-strong", body, WORDS],
  ["--stepwise-on-brand", "--stepwise-brand", WORDS],
  ["--govuk-input-border-colour", body, SHAPES],
  ["--sw-button-background", body, SHAPES],
  ...["universal", "additional", "targeted", "specialist"].map((tier) => [`--sw-tier-${tier}`, body, SHAPES]),
];

/** The custom properties that `:root` has in a scheme, later ones winning. */
function properties(css, dark) {
  const found = {};
  const darkAt = css.search(/@media screen and \(prefers-color-scheme: ?dark\)/);
  if (darkAt < 0) throw new Error("the style sheet has no dark scheme");
  for (const { 1: block, index } of css.matchAll(/:root\{([^{}]*)/g)) {
    const isDark = index > darkAt && index < endOfBlock(css, darkAt);
    const isPrint = css.slice(0, index).endsWith("@media print{") || inside(css, index, "@media print");
    if (isPrint || (isDark && !dark)) continue;
    for (const [, name, value] of block.matchAll(/(--[\w-]+):\s*([^;]+)/g)) found[name] = value.trim();
  }
  return found;
}

function endOfBlock(css, start) {
  let depth = 0;
  for (let at = css.indexOf("{", start); at < css.length; at++) {
    if (css[at] === "{") depth++;
    if (css[at] === "}" && --depth === 0) return at;
  }
  return css.length;
}

function inside(css, index, rule) {
  for (let at = css.indexOf(rule); at >= 0; at = css.indexOf(rule, at + 1)) {
    if (at < index && index < endOfBlock(css, at)) return true;
  }
  return false;
}

function resolve(colours, name) {
  const value = colours[name];
  const other = value?.match(/^var\((--[\w-]+)/);
  if (other) return resolve(colours, other[1]);
  if (!value) throw new Error(`${name} has no value`);
  return rgb(value);
}

function rgb(value) {
  const named = { white: "#ffffff", black: "#000000", gold: "#ffd700" };
  let hex = (named[value] ?? value).replace("#", "");
  if (hex.length === 3) hex = [...hex].map((c) => c + c).join("");
  if (!/^[\da-f]{6}$/i.test(hex)) throw new Error(`cannot read the colour ${value}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

function luminance(colour) {
  const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const css = readFileSync(process.argv[2], "utf8");
let failures = 0;
for (const dark of [false, true]) {
  const colours = properties(css, dark);
  for (const [front, back, least] of pairs) {
    const ratio = contrast(resolve(colours, front), resolve(colours, back));
    if (ratio >= least) continue;
    failures++;
    console.error(`${dark ? "dark" : "light"}: ${front} on ${back} is ${ratio.toFixed(2)}, must be ${least}`);
  }
}
console.log(`${2 * pairs.length - failures} pairs of colours pass, ${failures} fail`);
process.exit(failures ? 1 : 0);
