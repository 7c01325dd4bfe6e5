/*
 * The sentence above a form says what stands in it. The server makes it, each time that something has changed; of several
 * answers the last one counts. Where none comes, the sentence that is there would be wrong: it goes.
 */
(function () {
    var form = document.querySelector('form.draft');
    var says = document.querySelector('.loyalty p.says');
    if (!form || !says || !window.fetch) { return; }
    var waiting = null;
    var asked = 0;
    var told = null;

    function written() {
        /* What is built by scripts is put into its field, and what somebody is typing there stays. */
        form.dispatchEvent(new Event('written'));
        var body = new URLSearchParams(new FormData(form)).toString();
        form.dispatchEvent(new Event('read'));
        return body;
    }

    function show(text) {
        says.textContent = text;
        says.style.display = text ? '' : 'none';
    }

    function tell() {
        var body = written();
        if (body === told) { return; }
        var mine = ++asked;
        told = body;
        fetch(form.getAttribute('data-say'), {
            method: 'POST',
            credentials: 'same-origin',
            headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
            body: body
        }).then(function (answer) {
            if (!answer.ok) { throw new Error('not told'); }
            return answer.json();
        }).then(function (answer) {
            if (mine === asked) { show(answer.says); }
        }).catch(function () {
            if (mine === asked) { show(''); told = null; }
        });
    }

    function soon() {
        clearTimeout(waiting);
        waiting = setTimeout(tell, 300);
    }

    ['input', 'change', 'click', 'keyup'].forEach(function (event) { form.addEventListener(event, soon); });
    /* A browser that comes back to a page, or loads it again, may put back what was typed. */
    window.addEventListener('pageshow', function (event) {
        var came = window.performance.getEntriesByType('navigation')[0];
        if (event.persisted || (came && came.type !== 'navigate')) { soon(); }
    });
}());
