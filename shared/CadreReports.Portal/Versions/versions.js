// What was typed and not sent is not lost by a wrong click.
{
  const isUnsent = form => !form.dataset.sent && [...form.querySelectorAll("textarea")].some(area => area.value !== area.defaultValue);
  addEventListener("beforeunload", event => {
    if ([...document.querySelectorAll("form[data-watch]")].some(isUnsent)) {
      event.preventDefault();
    }
  });
}

// What is folded is printed all the same.
{
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open], .doubt)")];
    folded.forEach(part => { part.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach(part => { part.open = false; }));
}
