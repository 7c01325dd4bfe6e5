/*
 * Broadleaf 6 and 7 put a widget over each select of a page, once the page is read. It sorts the choices by their words, does
 * not offer the empty one, and is left behind where a select is replaced or copied. Ours stay as they are, as on 3.1.
 */
(function () {
    function leaveOurs() {
        var admin = window.BLCAdmin;
        if (admin && admin.addExcludedSelectizeSelector) { admin.addExcludedSelectizeSelector('.loyalty select'); }
    }
    /* Broadleaf's scripts stand at the end of the page. jQuery comes with them, and so is told later that the page is read. */
    if (window.BLCAdmin) { leaveOurs(); } else { document.addEventListener('DOMContentLoaded', leaveOurs); }
}());
