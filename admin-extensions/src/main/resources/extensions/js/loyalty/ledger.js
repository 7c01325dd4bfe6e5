/* While something runs, the page looks again; not while a form is on its way, which would be lost. */
(function () {
    function look() {
        if (document.querySelector('form[data-sending]')) { setTimeout(look, 3000); return; }
        window.location = window.location.pathname;
    }
    setTimeout(look, 3000);
}());
