// The workbook is dropped onto its form, and sent with progress. Without this the same form is sent as forms are.
"use strict";

for (const form of document.querySelectorAll("form.drop[data-put]")) {
  const input = form.querySelector("input[type=file]");
  const sending = form.querySelector(".sending");
  const [bar, words] = [sending.querySelector("progress"), sending.querySelector("[role=status]")];

  const refuse = text => {
    form.querySelector(".notice.refused")?.remove();
    const [notice, heading, reason] = ["div", "strong", "p"].map(name => document.createElement(name));
    notice.className = "notice refused";
    notice.setAttribute("role", "alert");
    notice.tabIndex = -1;
    heading.textContent = form.dataset.refused;
    reason.textContent = text;
    notice.append(heading, reason);
    form.prepend(notice);
    notice.focus();
  };
  const isBusy = busy => {
    sending.hidden = !busy;
    form.querySelectorAll("button, input[type=file]").forEach(part => part.disabled = busy);
    if (!busy) {
      delete form.dataset.sent;
    }
  };
  const hasFile = event => [...event.dataTransfer.types].includes("Files");

  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, event => {
      if (hasFile(event)) {
        event.preventDefault();
        form.classList.add("over");
      }
    });
  }
  form.addEventListener("dragleave", event => {
    if (!form.contains(event.relatedTarget)) {
      form.classList.remove("over");
    }
  });
  form.addEventListener("drop", event => {
    if (hasFile(event)) {
      event.preventDefault();
      form.classList.remove("over");
      if (input.disabled || !event.dataTransfer.files.length) {
        return;
      }
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change"));
      input.focus();
    }
  });
  // A file that misses the form does not take the page away.
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, event => hasFile(event) && event.preventDefault());
  }

  form.addEventListener("submit", event => {
    const file = input.files[0];
    if (!file) {
      return;
    }
    // What cannot be a report is not sent: it would only become a version that was refused.
    const fault = file.size > Number(form.dataset.most) ? form.dataset.tooLarge
      : file.size === 0 || !file.name.toLowerCase().endsWith(".xlsx") ? form.dataset.wrong : null;
    if (fault) {
      event.preventDefault();
      event.stopPropagation();
      refuse(fault);
      return;
    }
    if (event.submitter?.hasAttribute("formaction")) {
      return;
    }
    event.preventDefault();
    if (form.dataset.sent) {
      return;
    }
    const request = new XMLHttpRequest();
    request.open("PUT", form.dataset.put);
    request.setRequestHeader("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    request.setRequestHeader("Accept-Language", "vi");
    const token = form.querySelector("input[name=form-token]");
    if (token) {
      request.setRequestHeader("X-Anti-Forgery", token.value);
    }
    request.responseType = "json";
    request.upload.addEventListener("progress", progress => {
      if (progress.lengthComputable) {
        bar.value = Math.floor(100 * progress.loaded / progress.total);
        words.textContent = form.dataset.sending.replace("{0}", bar.value);
      }
    });
    request.upload.addEventListener("load", () => words.textContent = form.dataset.arrived);
    request.addEventListener("load", () => {
      if (request.status === 202) {
        location.assign(form.dataset.after + request.response.upload);
      } else if (request.status === 401) {
        // The same page, which leads to the sign-in and says afterwards that nothing was sent.
        location.search = "xong=form-not-sent";
      } else {
        isBusy(false);
        refuse(request.response?.detail ?? form.dataset.lost);
      }
    });
    request.addEventListener("error", () => {
      isBusy(false);
      refuse(form.dataset.lost);
    });
    form.querySelector(".notice.refused")?.remove();
    isBusy(true);
    request.send(file);
  });
  addEventListener("pageshow", () => isBusy(false));
}
