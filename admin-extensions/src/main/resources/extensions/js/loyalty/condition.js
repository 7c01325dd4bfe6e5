/*
 * The condition of a form, built of comparisons and groups of them. From the moment at which it takes the condition over, a
 * form is only sent with what the builder says: the server refuses one that it has not been filled in for.
 */
(function () {
    var builder = document.querySelector('.builder');
    if (!builder) { return; }
    var form = builder.closest('form');
    var built = builder.querySelector('input[name=conditionBuilder]');
    var failed = builder.querySelector('.builder-failed');
    var known = JSON.parse(builder.getAttribute('data-builder'));
    var words = known.words;

    /* The field that takes the eye and the key after something has been added or removed. */
    function focus(within) {
        var first = within.querySelector('select, input, button');
        if (first) { first.focus(); }
    }

    function make(tag, css, text) {
        var element = document.createElement(tag);
        element.className = css;
        if (text) { element.textContent = text; }
        return element;
    }

    function button(css, text, act) {
        var made = make('button', 'link ' + css, text);
        made.type = 'button';
        made.addEventListener('click', act);
        return made;
    }

    /* What is chosen is offered even where it is not known: nothing changes by being shown. */
    function choice(css, label, options, chosen) {
        var select = make('select', css);
        select.setAttribute('aria-label', label);
        options.forEach(function (option) { select.add(new Option(option[1], option[0])); });
        if (chosen !== undefined && !options.some(function (option) { return option[0] === chosen; })) {
            select.add(new Option(chosen, chosen));
        }
        if (chosen !== undefined) { select.value = chosen; }
        return select;
    }

    function fieldNamed(name) {
        return known.fields.find(function (field) { return field.name === name; }) || { name: name, type: 'TEXT' };
    }

    function operatorsOf(type) { return known.operators[type]; }

    function operatorOf(type, code) {
        return operatorsOf(type).find(function (operator) { return operator.code === code; })
            || { code: code, least: 1, most: 1, counts: false };
    }

    /* An input for one value. What is no day stays readable, to be mended. */
    function input(type, counts, value) {
        if (type === 'FLAG' && !counts) {
            return choice('value', words.Value, [['true', words.Yes], ['false', words.No]], value || 'true');
        }
        var made = make('input', 'value');
        made.type = 'text';
        made.value = value || '';
        made.setAttribute('aria-label', words.Value);
        if (counts || type === 'WHOLE') { made.inputMode = 'numeric'; }
        if (!counts && type === 'MONEY') { made.inputMode = 'decimal'; }
        if (!counts && type === 'DATE' && (!value || /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value))) {
            made.type = 'date';
            made.max = '9999-12-31';
        }
        return made;
    }

    /* Operators whose values are whole ones, and can be picked by their names. */
    var WHOLE = ['is', 'is-not', 'one-of', 'none-of', 'has-any-of', 'has-none-of'];

    /* What is picked by its name; what was typed and is nothing's name goes as it is, for the server to refuse. */
    function picker(field, most, values) {
        var all = make('span', 'pieces picking');
        var typed = input('TEXT', false, '');
        var found = make('ul', 'found', '');
        var names = known.names[field.in] || {};
        var waiting = null;
        var asked = 0;
        typed.classList.add('search');
        typed.placeholder = words.Search;
        typed.autocomplete = 'off';

        function add(value, name) {
            var there = Array.prototype.some.call(all.querySelectorAll('.piece'), function (piece) {
                return piece.getAttribute('data-value') === value;
            });
            if (there) { return; }
            if (most === 1) { all.querySelectorAll('.piece').forEach(function (piece) { piece.remove(); }); }
            var piece = make('span', 'piece');
            piece.setAttribute('data-value', value);
            piece.title = value;
            piece.append(name || value, ' ', button('drop', '×', function () { piece.remove(); typed.focus(); }));
            piece.lastChild.setAttribute('aria-label', words.Remove + ' ' + (name || value));
            all.insertBefore(piece, typed);
        }
        function take() {
            asked++;
            clearTimeout(waiting);
            typed.value.split(/[,，、\n]+/).map(function (text) { return text.trim(); }).filter(Boolean)
                .forEach(function (text) { add(text); });
            typed.value = '';
            found.textContent = '';
        }
        function look() {
            var mine = ++asked;
            var address = form.getAttribute('data-find') + '?in=' + field.in + '&name=' + encodeURIComponent(typed.value);
            fetch(address, { credentials: 'same-origin' }).then(function (answer) { return answer.json(); }).then(function (hits) {
                if (mine !== asked) { return; }
                found.textContent = '';
                hits.forEach(function (hit) {
                    var item = make('li', '');
                    item.append(button('hit', hit.name, function () {
                        asked++;
                        add(hit.id, hit.name);
                        typed.value = '';
                        found.textContent = '';
                        typed.focus();
                    }));
                    item.title = hit.id;
                    found.append(item);
                });
            });
        }
        typed.addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(look, 200); });
        typed.addEventListener('focus', function () { if (['products', 'categories'].indexOf(field.in) < 0) { look(); } });
        typed.addEventListener('keydown', function (event) {
            if (event.isComposing) { return; }
            if (event.key === 'Enter') {
                event.preventDefault();
                look();
            } else if (event.key === 'Escape') {
                found.textContent = '';
            } else if (event.key === 'Backspace' && !typed.value && typed.previousElementSibling) {
                typed.previousElementSibling.remove();
            }
        });
        /* What was found covers what stands below: it goes when somebody goes on. */
        all.addEventListener('focusout', function () {
            setTimeout(function () {
                if (all.contains(document.activeElement)) { return; }
                asked++;
                clearTimeout(waiting);
                found.textContent = '';
            }, 200);
        });
        all.append(typed, found);
        values.filter(Boolean).forEach(function (value) { add(value, names[value]); });
        all.take = take;
        return all;
    }

    /* Several values, each of which becomes a piece of its own by Enter, by a comma, or when the field is left. */
    function pieces(values, typedAsOne) {
        var all = make('span', 'pieces');
        var typed = input('TEXT', false, '');
        typed.placeholder = words.SeveralValues;

        function add(text) {
            var piece = make('span', 'piece');
            piece.setAttribute('data-value', text);
            piece.append(text, ' ', button('drop', '×', function () { piece.remove(); typed.focus(); }));
            piece.lastChild.setAttribute('aria-label', words.Remove + ' ' + text);
            all.insertBefore(piece, typed);
        }
        /* A text in quotation marks is one, whatever stands in it. */
        function take(last) {
            var parts = typed.value.match(/\s*"[^"]*"?\s*|[^,，、\n]+/g) || [];
            var open = !last && /[^,，、\n]$/.test(typed.value) ? parts.pop() : '';
            parts.map(function (part) { return part.trim().replace(/^"(.*?)"?$/, '$1').trim(); }).filter(Boolean).forEach(add);
            typed.value = (open || '').trimStart();
        }
        typed.addEventListener('input', function (event) {
            if (!event.isComposing && /[,，、\n]/.test(typed.value) && !/^\s*"[^"]*$/.test(typed.value)) { take(false); }
        });
        typed.addEventListener('compositionend', function () { typed.dispatchEvent(new Event('input')); });
        typed.addEventListener('change', function () { take(true); });
        typed.addEventListener('keydown', function (event) {
            if (event.isComposing) { return; }
            if (event.key === 'Enter') {
                event.preventDefault();
                take(true);
            } else if (event.key === 'Backspace' && !typed.value && typed.previousElementSibling) {
                typed.previousElementSibling.remove();
            }
        });
        all.append(typed);
        values.filter(Boolean).forEach(function (text) {
            if (typedAsOne) { typed.value = text; take(true); } else { add(text); }
        });
        all.take = function () { take(true); };
        return all;
    }

    /* @param reading whether it is only looked at: what is being typed is then not taken for a value yet */
    function valuesOf(rule, reading) {
        var several = rule.querySelector('.pieces');
        if (several) {
            if (!reading) { several.take(); }
            return Array.prototype.map.call(several.querySelectorAll('.piece'), function (piece) {
                return piece.getAttribute('data-value');
            });
        }
        return Array.prototype.map.call(rule.querySelectorAll('.value'), function (one) { return one.value; });
    }

    function comparison(said) {
        var rule = make('div', 'rule');
        var values = make('span', 'values');
        var names = known.fields.map(function (field) { return [field.name, field.label]; });
        var field = choice('condition-field', words.Field, names, said.field);
        var operator = make('span', '');
        var shownType;

        function showValues(kept) {
            var type = fieldNamed(field.value).type;
            var chosen = operatorOf(type, operator.value);
            var typedAsOne = values.querySelector('.value') && !values.querySelector('.pieces');
            values.textContent = '';
            if (fieldNamed(field.value).in && WHOLE.indexOf(chosen.code) >= 0) {
                values.append(picker(fieldNamed(field.value), chosen.most, kept));
            } else if (chosen.most > 2) {
                values.append(pieces(kept, typedAsOne));
            } else {
                for (var i = 0; i < chosen.most; i++) {
                    if (i > 0) { values.append(' ' + words.And + ' '); }
                    values.append(input(type, chosen.counts, kept[i]));
                }
            }
        }
        function showOperators(code, kept) {
            var type = fieldNamed(field.value).type;
            var offered = operatorsOf(type).map(function (one) { return [one.code, one.label]; });
            var select = choice('operator', words.Operator, offered, code);
            operator.replaceWith(select);
            operator = select;
            shownType = type;
            operator.addEventListener('change', function () { showValues(valuesOf(rule)); });
            showValues(kept);
        }
        field.addEventListener('change', function () {
            var type = fieldNamed(field.value).type;
            var stays = operatorsOf(type).some(function (one) { return one.code === operator.value; });
            showOperators(stays ? operator.value : operatorsOf(type)[0].code, type === shownType ? valuesOf(rule) : []);
        });
        rule.append(field, operator, values, button('remove', words.Remove, function () { remove(rule); }));
        showOperators(said.operator || operatorsOf(fieldNamed(field.value).type)[0].code, said.values || []);
        return rule;
    }

    function group(said) {
        var made = make('div', 'group');
        var heading = make('div', 'heading');
        var parts = make('div', 'parts');
        var kinds = [['all', words.All], ['any', words.Any], ['none', words.NoneOf]];
        heading.append(words.Match + ' ', choice('kind', words.Match, kinds, said.kind),
            button('remove', words.Remove, function () { remove(made); }));
        (said.parts || []).forEach(function (part) { parts.append(shown(part)); });
        function adder(css, text, what) {
            return button(css, text, function () {
                var added = what();
                parts.append(added);
                focus(added);
            });
        }
        made.append(heading, parts,
            adder('add-rule', words.AddComparison, function () { return comparison({}); }), ' ',
            adder('add-group', words.AddGroup, function () { return group({ kind: 'all', parts: [{}] }); }));
        return made;
    }

    function shown(part) { return part.kind !== undefined ? group(part) : comparison(part); }

    /* A group that was left without a part goes, too: it would say nothing. */
    function remove(part) {
        var above = part.parentElement.closest('.group');
        part.remove();
        if (above && !above.querySelector('.parts').children.length) { remove(above); }
        else { focus(above || builder); }
        begin.style.display = builder.querySelector('.group') ? 'none' : '';
    }

    function said(part, reading) {
        if (part.classList.contains('group')) {
            return {
                kind: part.querySelector('.kind').value,
                parts: Array.prototype.map.call(part.querySelector('.parts').children, function (one) {
                    return said(one, reading);
                })
            };
        }
        return {
            field: part.querySelector('.condition-field').value,
            operator: part.querySelector('.operator').value,
            values: valuesOf(part, reading)
        };
    }

    var begin = button('begin', words.AddCondition, function () {
        var whole = group({ kind: 'all', parts: [{}] });
        builder.insertBefore(whole, begin);
        begin.style.display = 'none';
        focus(whole.querySelector('.parts'));
    });
    builder.prepend(begin);
    var whole = JSON.parse(builder.getAttribute('data-form'));
    if (whole) {
        builder.insertBefore(whole.kind === undefined ? group({ kind: 'all', parts: [whole] }) : group(whole), begin);
        begin.style.display = 'none';
    }

    form.querySelector('textarea[name=condition]').style.display = 'none';
    form.querySelector('.hint.raw').style.display = 'none';
    builder.style.display = '';
    built.value = 'not filled in';
    form.addEventListener('written', function () {
        try {
            var top = builder.querySelector('.group');
            built.value = JSON.stringify(top ? said(top, true) : null);
        } catch (unsaid) {
            built.value = 'not filled in';
        }
    });
    form.addEventListener('read', function () { built.value = 'not filled in'; });
    form.addEventListener('submit', function (event) {
        try {
            var top = builder.querySelector('.group');
            built.value = JSON.stringify(top ? said(top, false) : null);
        } catch (unsaid) {
            event.preventDefault();
            failed.style.display = '';
            failed.scrollIntoView({ block: 'center' });
            window.console.error(unsaid);
        }
    }, true);
}());
