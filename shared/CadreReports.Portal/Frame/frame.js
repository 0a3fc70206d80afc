// Pages work without this; with it they say sooner what happens.
"use strict";

// What has just been done is told once: loading the page again does not tell it again.
{
  const here = new URL(location.href);
  if (here.searchParams.has("xong")) {
    here.searchParams.delete("xong");
    history.replaceState(history.state, "", here);
  }
}

// A refusal is read first.
document.querySelector("main [role=alert][tabindex]")?.focus();

// A form is sent once, and what cannot be taken back is asked about first. Nothing tells that the browser was stopped, or that the
// answer was a file or none at all: after a while the form may be sent again.
const sentFor = 10000;
document.addEventListener("submit", event => {
  const form = event.target;
  const question = (event.submitter ?? form).dataset.confirm ?? form.dataset.confirm;
  if (question && !confirm(question)) {
    event.preventDefault();
    return;
  }
  if (form.method === "post") {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    const sent = form.dataset.sent = String(performance.now());
    // Who sends it in another way knows when that ends.
    if (!event.defaultPrevented) {
      setTimeout(() => {
        if (form.dataset.sent === sent) {
          delete form.dataset.sent;
        }
      }, sentFor);
    }
  }
});

// Nothing is under way on a page that one comes back to.
addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
  }
});

// A choice that leads somewhere does so at once.
document.addEventListener("change", event => {
  if (event.target.matches("select[data-go]")) {
    event.target.form.requestSubmit();
  }
});

// A browser's own field for a file speaks the browser's language.
for (const picker of document.querySelectorAll(".picker")) {
  const [input, picked] = [picker.parentElement.querySelector("input[type=file]"), picker.querySelector(".picked")];
  const showPicked = () => picked.textContent = input.files[0]?.name ?? picked.dataset.none;
  input.form.querySelectorAll(".scripted").forEach(part => part.hidden = false);
  input.classList.add("unseen");
  input.addEventListener("change", showPicked);
  addEventListener("pageshow", showPicked);
}

// A part of a page that is still changing is asked for again until it no longer says how often (data-live, seconds). A part that
// says where to go on (data-next) leads there.
async function follow(id) {
  for (;;) {
    const part = document.getElementById(id);
    if (part?.dataset.next) {
      location.replace(part.dataset.next);
      return;
    }
    const seconds = Number(part?.dataset.live);
    if (!seconds) {
      return;
    }
    await new Promise(done => setTimeout(done, seconds * 1000));
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
      if (answer.redirected) {
        location.replace(answer.url);
        return;
      }
      const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
      if (fresh && fresh.outerHTML !== part.outerHTML) {
        part.replaceWith(document.adoptNode(fresh));
      }
    } catch {
      // Away for a moment: asked again next time.
    }
  }
}
for (const part of document.querySelectorAll("[data-live][id], [data-next][id]")) {
  follow(part.id);
}
