/* While something runs, the page looks again; not while a form is on its way, which would be lost. */
setInterval(function () {
    if (!document.querySelector('form[data-sending]')) { window.location = window.location.pathname; }
}, 3000);
