// Saves a form in the background while it is filled in, so that a closed tab or a lost session costs
// next to nothing.
//
// The form's own address gets the same fields as a press of its button would send, with the header
// `X-Autosave: 1`; the answer is JSON `{"saved_at": …, "seen": …}`. `seen` is the version that the
// next save must name, so it replaces the form's hidden field of that name. A failure is said
// quietly and tried again; a press of the button always wins.

const IDLE_MS = 2_000;
const RETRY_MS = [5_000, 10_000, 20_000, 40_000, 60_000];
// What browsers let a closing page still send.
const KEEPALIVE_BYTES = 60_000;

export function startAutosave(form) {
  const status = statusLine(form);
  let timer = 0;
  let failures = 0;
  let inFlight = null;
  let leaving = false;
  let saved = body(form);

  function schedule(delay) {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  }

  async function save() {
    clearTimeout(timer);
    if (inFlight || leaving) return;
    const sent = body(form);
    if (sent === saved) return;
    inFlight = post(form, sent);
    const outcome = await inFlight;
    inFlight = null;
    if (outcome.ok) {
      failures = 0;
      adoptSeen(form, outcome.answer.seen);
      // The new `seen` is part of the form, but nothing that anyone typed.
      saved = withSeen(sent, outcome.answer.seen);
      say(status, savedText(outcome.answer.saved_at), false);
      document.dispatchEvent(new CustomEvent("stepwise:contact"));
      if (body(form) !== saved) schedule(IDLE_MS);
    } else {
      say(status, outcome.text, true);
      if (outcome.again) schedule(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
    }
  }

  form.addEventListener("input", () => schedule(IDLE_MS));
  form.addEventListener("change", () => schedule(IDLE_MS));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!inFlight) {
      leaving = true;
      return;
    }
    // A save under way is about to change `seen`: let it end, or the press would look out of date.
    event.preventDefault();
    inFlight.then(() => setTimeout(() => form.requestSubmit(event.submitter)));
  });
  // A page that comes back from the browser's cache goes on where it was.
  window.addEventListener("pageshow", () => {
    leaving = false;
  });
}

function body(form) {
  return new URLSearchParams(new FormData(form)).toString();
}

function withSeen(text, seen) {
  const fields = new URLSearchParams(text);
  if (seen !== undefined && fields.has("seen")) fields.set("seen", seen);
  return fields.toString();
}

function adoptSeen(form, seen) {
  const field = form.elements.namedItem("seen");
  if (field && seen !== undefined) field.value = seen;
}

async function post(form, sent) {
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: sent,
      headers: {
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
        "X-Autosave": "1",
      },
      credentials: "same-origin",
      keepalive: sent.length < KEEPALIVE_BYTES,
      redirect: "manual",
    });
    if (response.ok) return { ok: true, answer: await response.json() };
    return refusal(response);
  } catch {
    return { ok: false, again: true, text: "Not saved yet: no connection. Trying again." };
  }
}

function refusal(response) {
  if (response.type === "opaqueredirect" || response.status === 401) {
    return { ok: false, again: false, text: "Not saved: you are signed out. Continue to sign in and keep what you typed." };
  }
  if (response.status === 409) {
    return { ok: false, again: false, text: "Not saved: someone else changed this page. Continue to see what changed." };
  }
  return { ok: false, again: true, text: "Not saved yet. Trying again." };
}

function statusLine(form) {
  const given = form.querySelector("[data-autosave-status]");
  if (given) return given;
  const line = document.createElement("p");
  line.className = "sw-autosave";
  line.setAttribute("role", "status");
  form.append(line);
  return line;
}

function say(line, text, failing) {
  line.classList.toggle("sw-autosave--failing", failing);
  if (line.textContent !== text) line.textContent = text;
}

function savedText(savedAt) {
  const time = new Date(savedAt);
  if (Number.isNaN(time.getTime())) return "Saved";
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
  return `Saved at ${clock.format(time)}`;
}
