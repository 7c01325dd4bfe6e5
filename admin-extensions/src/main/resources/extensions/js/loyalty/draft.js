/* Forms of definitions: kinds, rows that are added and removed, and things that are found by their name. */
(function () {
    var form = document.querySelector('form.draft');
    if (!form) { return; }

    function all(selector, within) { return Array.prototype.slice.call((within || form).querySelectorAll(selector)); }

    all('p.wrong').forEach(function (wrong) {
        var field = wrong.closest('.field');
        if (field) { field.classList.add('bad'); }
    });
    all('[data-suggest]').forEach(function (input) { input.setAttribute('list', input.getAttribute('data-suggest')); });

    /* A part that is of some kinds only is shown by the choice of a kind that stands nearest above it: validity.period.months
       by validity.kind. A sentence has no field of its own, and goes by the first. */
    var kinds = all('select').filter(function (select) { return /\.kind$/.test(select.id); });
    function kindOf(part) {
        var field = part.hasAttribute('data-list') ? part : part.querySelector('[data-field]');
        var path = field ? field.getAttribute('data-list') || field.getAttribute('data-field') : '';
        return kinds.filter(function (select) { return path.indexOf(select.id.replace(/kind$/, '')) === 0; }).pop() || kinds[0];
    }
    function showKinds() {
        all('.kind:not(select)').forEach(function (part) { part.style.display = part.classList.contains(kindOf(part).value) ? '' : 'none'; });
    }
    kinds.forEach(function (select) { select.addEventListener('change', showKinds); });
    if (kinds.length) { showKinds(); }

    function renumber(row, list) {
        var next = 1 + Math.max.apply(null, [-1].concat(all('[name^="' + list + '["]').map(function (input) {
            return parseInt(input.name.substring(list.length + 1), 10);
        })));
        all('[name]', row).forEach(function (input) {
            var name = input.name.replace(/\[[0-9]+\]/, '[' + next + ']');
            all('label[for]', row).forEach(function (label) {
                if (label.htmlFor === input.id) { label.htmlFor = name; }
            });
            input.name = name;
            input.id = name;
            input.value = '';
        });
        all('.wrong', row).forEach(function (wrong) { wrong.remove(); });
        all('.bad', row).forEach(function (bad) { bad.classList.remove('bad'); });
    }
    all('.rows').forEach(function (rows) {
        var list = rows.getAttribute('data-list');
        rows.addEventListener('click', function (event) {
            var target = event.target;
            if (target.classList.contains('remove')) {
                event.preventDefault();
                var row = target.closest('.line');
                if (all('.line', rows).length > 1) { row.remove(); }
                else { all('[name]', row).forEach(function (input) { input.value = ''; }); }
            } else if (target.classList.contains('add')) {
                event.preventDefault();
                var last = all('.line', rows).pop();
                var copy = last.cloneNode(true);
                renumber(copy, list);
                last.after(copy);
                var first = copy.querySelector('[name]');
                if (first) { first.focus(); }
            }
        });
    });

    /* What is picked stands in a field of its own, which only those see who have no script. */
    all('.pick').forEach(function (pick) {
        var ids = pick.querySelector('.ids');
        var chosen = pick.querySelector('.chosen');
        var search = pick.querySelector('.search');
        var found = pick.querySelector('.found');
        var how = (pick.getAttribute('data-how') || '').split(' ');
        var one = how.indexOf('one') >= 0;
        var free = how.indexOf('free') >= 0;
        var waiting = null;
        var asked = 0;

        ids.type = 'hidden';
        all('label[for]', pick).forEach(function (label) {
            search.id = ids.id + '.search';
            label.htmlFor = search.id;
        });

        function list() { return ids.value.split(/[,，、;；\n]+/).map(function (id) { return id.trim(); }).filter(Boolean); }
        function show(id, name) {
            var item = document.createElement('li');
            var words = document.createElement('b');
            var drop = document.createElement('a');
            item.setAttribute('data-id', id);
            item.title = id;
            words.textContent = name;
            drop.textContent = '×';
            drop.href = '#';
            drop.className = 'drop';
            [words, ' ', drop].forEach(function (part) { item.append(part); });
            arrow(item);
            chosen.append(item);
        }
        function take(id, name) {
            if (one) {
                ids.value = '';
                chosen.textContent = '';
            }
            if (list().indexOf(id) < 0) {
                ids.value = list().concat([id]).join(', ');
                show(id, name);
            }
            found.textContent = '';
            search.value = '';
        }
        /* Several at once, with commas, as they are pasted. */
        function takeWritten() {
            clearTimeout(waiting);
            asked++;
            search.value.split(/[,，、;；\n]+/).map(function (text) { return text.trim(); }).filter(Boolean)
                .forEach(function (text) { take(text, text); });
        }
        /* Where the order matters, each but the first can be moved before the one that it follows. */
        function arrow(item) {
            if (pick.getAttribute('data-in') !== 'offers') { return; }
            var up = document.createElement('a');
            up.textContent = '↑';
            up.href = '#';
            up.className = 'up';
            item.prepend(up, ' ');
        }
        all('li', chosen).forEach(arrow);
        chosen.addEventListener('click', function (event) {
            if (!event.target.classList.contains('up')) { return; }
            event.preventDefault();
            var item = event.target.closest('li');
            var before = item.previousElementSibling;
            if (!before) { return; }
            before.before(item);
            ids.value = all('li', chosen).map(function (one) { return one.getAttribute('data-id'); }).join(', ');
        });
        chosen.addEventListener('click', function (event) {
            if (!event.target.classList.contains('drop')) { return; }
            event.preventDefault();
            var item = event.target.closest('li');
            ids.value = list().filter(function (id) { return id !== item.getAttribute('data-id'); }).join(', ');
            item.remove();
        });
        found.addEventListener('click', function (event) {
            var hit = event.target.closest('a');
            if (!hit) { return; }
            event.preventDefault();
            take(hit.getAttribute('data-id'), hit.getAttribute('data-name'));
            search.focus();
        });
        function look() {
            var mine = ++asked;
            if (!search.value.trim()) { found.textContent = ''; return; }
            var address = form.getAttribute('data-find') + '?in=' + pick.getAttribute('data-in')
                + '&name=' + encodeURIComponent(search.value);
            fetch(address, { credentials: 'same-origin' }).then(function (answer) { return answer.json(); }).then(function (hits) {
                if (mine !== asked) { return; }
                found.textContent = '';
                hits.forEach(function (hit) {
                    var item = document.createElement('li');
                    var link = document.createElement('a');
                    var number = document.createElement('small');
                    link.href = '#';
                    link.setAttribute('data-id', hit.id);
                    link.setAttribute('data-name', hit.name);
                    number.textContent = hit.id === hit.name ? '' : hit.id;
                    link.append(hit.name + ' ', number);
                    item.append(link);
                    found.append(item);
                });
                if (!hits.length && !free) {
                    var none = document.createElement('li');
                    none.className = 'none';
                    none.textContent = pick.getAttribute('data-none');
                    found.append(none);
                }
            });
        }
        /* A name that was typed and not chosen would be lost, and an empty list means all things: nothing is sent then. */
        form.addEventListener('submit', function (event) {
            var said = pick.querySelector('.unchosen');
            if (said) { said.remove(); }
            pick.classList.remove('bad');
            if (!search.value.trim() || !search.offsetParent) { return; }
            if (free) { takeWritten(); return; }
            event.preventDefault();
            said = document.createElement('p');
            said.className = 'wrong unchosen';
            said.setAttribute('role', 'alert');
            said.textContent = pick.getAttribute('data-unchosen');
            found.after(said);
            pick.classList.add('bad');
            search.focus();
        });
        search.addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(look, 200); });
        search.addEventListener('keydown', function (event) {
            if (event.key !== 'Enter' || event.isComposing) { return; }
            event.preventDefault();
            if (free) { takeWritten(); } else { look(); }
        });
    });
}());
