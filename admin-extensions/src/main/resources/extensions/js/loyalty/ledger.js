/* While something runs, the page looks again. */
setTimeout(function () { window.location = window.location.pathname; }, 3000);
