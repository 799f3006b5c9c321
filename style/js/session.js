// Warns five minutes before a session ends and offers to go on; when it has ended, leaves the page.
//
// `<body data-session-minutes="30">` says how long the server waits. Every page view starts the time
// again, in this tab and, through a channel, in the others.

const WARN_MS = 5 * 60_000;
const CHECK_MS = 1_000;

export function startSession(page) {
  const minutes = Number(page.dataset.sessionMinutes);
  if (!(minutes > 0)) return;
  const length = minutes * 60_000;
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

  function leave() {
    clearInterval(timer);
    window.location.assign("/signed-out");
  }

  const timer = setInterval(check, CHECK_MS);
  channel?.addEventListener("message", renew);
  document.addEventListener("stepwise:contact", contact);
  document.addEventListener("visibilitychange", check);
  contact();
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
