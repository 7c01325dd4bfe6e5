/* How far the simulation is; when it is done, the page shows what it came to. */
(function () {
    var standing = document.querySelector('.standing');
    function put(name, text) { standing.querySelector(name).textContent = text; }
    function look() {
        fetch(standing.getAttribute('data-progress'), { credentials: 'same-origin' })
            .then(function (answer) { return answer.json(); })
            .then(function (progress) {
                if (progress.status !== standing.getAttribute('data-status') && !document.querySelector('form[data-sending]')) { window.location = window.location.pathname; return; }
                standing.querySelector('.bar').style.width = progress.percent + '%';
                put('.percent', progress.percent + '%');
                put('.done', progress.done);
                put('.orders', progress.orders);
                setTimeout(look, 2000);
            })
            // The node may be starting anew, or the session over; looking again is all there is to do.
            .catch(function () { setTimeout(look, 10000); });
    }
    setTimeout(look, 2000);
}());
