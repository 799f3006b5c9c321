// Warns five minutes before a session ends and offers to go on; when it has ended, leaves the page:
// nobody may be there, and what it shows is not for whoever comes by. What was typed and not sent is
// kept by the server for an hour, for the same person to go on with.
//
// `<body data-session-minutes="30">` says how long the server waits. Every page view starts the time
// again, in this tab and, through a channel, in the others.

const WARN_MS = 5 * 60_000;
const CHECK_MS = 1_000;

export function startSession(page) {
  const minutes = Number(page.dataset.sessionMinutes);
  if (!(minutes > 0)) return;
  const length = minutes * 60_000;
  const typed = watchTyping();
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("stepwise-session") : null;
  const dialog = warning(extend);
  let ends = Date.now() + length;

  function renew() {
    ends = Date.now() + length;
    if (dialog.open) dialog.close();
  }

  function contact() {
    renew();
    channel?.postMessage("contact");
  }

  async function extend() {
    try {
      const response = await fetch("/session/extend", { method: "POST", credentials: "same-origin", redirect: "manual" });
      if (response.ok) contact();
      else leave();
    } catch {
      dialog.say("There is no connection. Try again.");
    }
  }

  // The clock, not a long timer: a laptop that slept must notice when it wakes.
  function check() {
    const left = ends - Date.now();
    if (left <= 0) leave();
    else if (left <= Math.min(WARN_MS, length / 2)) {
      if (!dialog.open) dialog.show();
      dialog.minutes(Math.ceil(left / 60_000));
    }
  }

  async function leave() {
    clearInterval(timer);
    await Promise.all(typed().map(keep));
    window.location.assign("/signed-out");
  }

  const timer = setInterval(check, CHECK_MS);
  channel?.addEventListener("message", renew);
  document.addEventListener("stepwise:contact", contact);
  document.addEventListener("visibilitychange", check);
  contact();
}

// The forms that somebody has typed in since they were sent last.
function watchTyping() {
  const touched = new Set();
  const note = (event) => {
    if (event.target.form?.method === "post") touched.add(event.target.form);
  };
  document.addEventListener("input", note);
  document.addEventListener("change", note);
  document.addEventListener("submit", (event) => touched.delete(event.target));
  return () => [...touched];
}

async function keep(form) {
  const { pathname, search } = new URL(form.action);
  const address = `/resume/keep?path=${encodeURIComponent(pathname + search)}`;
  try {
    await fetch(address, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" });
  } catch {
    // Without a connection there is nowhere to keep it, and the page must not stay.
  }
}

function warning(onStay) {
  const dialog = document.createElement("dialog");
  dialog.className = "sw-dialog";
  dialog.setAttribute("aria-labelledby", "sw-session-title");

  const title = element("h2", "govuk-heading-m", "You are about to be signed out");
  title.id = "sw-session-title";
  const left = element("p", "govuk-body", "");
  left.setAttribute("role", "status");
  const buttons = element("div", "govuk-button-group", "");
  const stay = element("button", "govuk-button", "Stay signed in");
  stay.type = "button";
  stay.addEventListener("click", onStay);
  // Escape closes a dialog without asking: it means "I am here".
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    onStay();
  });
  buttons.append(stay);
  dialog.append(title, left, buttons);
  document.body.append(dialog);

  const say = (text) => {
    if (left.textContent !== text) left.textContent = text;
  };
  return {
    get open() {
      return dialog.open;
    },
    show: () => dialog.showModal(),
    close: () => dialog.close(),
    say,
    minutes: (n) => say(`To protect the people you work with, you will be signed out in ${n} minute${n === 1 ? "" : "s"}.`),
  };
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
