/*
 * A form is only sent while the session lasts. Where it is over, what was typed stays on the page until somebody has signed
 * in again, in another tab: then it is sent as a form of that session.
 */
document.addEventListener('DOMContentLoaded', function () {
    var over = document.querySelector('.session-over');
    if (!over || !window.fetch) { return; }

    /* Which of its buttons was pressed goes with the form, and where that sends it, as it does where no script sends it. */
    function bear(form, button) {
        if (button && button.hasAttribute('formaction')) { form.action = button.formAction; }
        var before = form.querySelector('input.pressed');
        if (before) { before.remove(); }
        if (!button || !button.name) { return; }
        var pressed = document.createElement('input');
        pressed.type = 'hidden';
        pressed.className = 'pressed';
        pressed.name = button.name;
        pressed.value = button.value;
        form.append(pressed);
    }

    function send(form, button) {
        var address = over.getAttribute('data-session');
        fetch(address, { credentials: 'same-origin', headers: { Accept: 'application/json' } }).then(function (answer) {
            var alive = answer.ok && /json/.test(answer.headers.get('Content-Type') || '');
            if (!alive) { throw new Error('the session is over'); }
            return answer.json();
        }).then(function (session) {
            var token = form.querySelector('input[name=csrfToken]');
            if (token) { token.value = session.csrfToken; }
            /* A form with a file bears it in its address. */
            else { form.action = form.action.replace(/([?&]csrfToken=)[^&]*/, '$1' + encodeURIComponent(session.csrfToken)); }
            over.style.display = 'none';
            bear(form, button);
            HTMLFormElement.prototype.submit.call(form);
        }).catch(function () {
            form.removeAttribute('data-sending');
            if (button) { button.disabled = false; }
            over.style.display = '';
            over.scrollIntoView({ block: 'center' });
        });
    }

    Array.prototype.forEach.call(document.querySelectorAll('.loyalty form[method=POST], .loyalty form[method=post]'), function (form) {
        form.addEventListener('submit', function (event) {
            if (event.defaultPrevented) { return; }
            event.preventDefault();
            if (form.getAttribute('data-sending')) { return; }
            form.setAttribute('data-sending', 'true');
            send(form, event.submitter);
        });
    });
    /* Brought back from the browser's history, a form can be sent again. */
    window.addEventListener('pageshow', function () {
        Array.prototype.forEach.call(document.querySelectorAll('form[data-sending]'), function (form) {
            form.removeAttribute('data-sending');
        });
    });
});
