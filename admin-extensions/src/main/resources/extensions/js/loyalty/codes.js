/* A file that is too large is not sent. While files are imported, their progress is shown. */
(function () {
    var bring = document.querySelector('form.bring');
    var chosen = bring && bring.querySelector('input[type=file]');
    if (bring) {
        bring.addEventListener('submit', function (event) {
            var file = chosen.files && chosen.files[0];
            var large = file && file.size > Number(bring.getAttribute('data-most'));
            bring.querySelector('.too-large').style.display = large ? '' : 'none';
            if (large) { event.preventDefault(); }
        });
    }

    var imports = document.querySelector('table.imports');
    if (!imports || imports.getAttribute('data-running') === '0') { return; }
    function busy() { return document.querySelector('form[data-sending]') || (chosen && chosen.value); }
    function look() {
        fetch(imports.getAttribute('data-progress'), { credentials: 'same-origin' })
            .then(function (answer) { return answer.json(); })
            .then(function (progress) {
                if (String(progress.running) !== imports.getAttribute('data-running') && !busy()) { window.location = window.location.pathname; return; }
                progress.imports.forEach(function (one) {
                    var row = imports.querySelector('[data-import="' + one.id + '"]');
                    if (!row) { return; }
                    row.querySelector('.bar').style.width = one.percent + '%';
                    row.querySelector('.percent').textContent = one.percent + '%';
                });
                setTimeout(look, 2000);
            })
            // The node may be starting anew, or the session over; looking again is all there is to do.
            .catch(function () { setTimeout(look, 10000); });
    }
    setTimeout(look, 2000);
}());
