// The library's template sets these classes in an inline script; our content security policy allows
// none, so a module that is imported before the components does it. A browser that runs modules is
// one that the library supports.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
