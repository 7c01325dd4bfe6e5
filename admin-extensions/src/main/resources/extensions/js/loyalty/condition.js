/*
 * Broadleaf's own rule builder, in the words of the page's language, with the operators that conditions have. From the
 * moment at which it takes the condition over, a form is only sent with what the builder says: the server refuses one that
 * it has not been filled in for.
 */
window.addEventListener('load', function () {
    var builder = document.querySelector('.builder');
    if (!builder || !window.BLCAdmin || !BLCAdmin.conditions) { return; }
    var $ = window.jQuery;
    var $builder = $(builder);
    var form = $builder.closest('form')[0];
    var built = document.getElementById('loyalty-condition-built');
    var failed = document.querySelector('.builder-failed');
    var $rules = $builder.find('#loyalty-condition');

    function texts(list) {
        var found = {};
        $builder.find(list + ' li').each(function () { found[$(this).attr('data-name')] = $(this).text(); });
        return found;
    }
    var operators = texts('.words');
    var phrases = texts('.phrases');
    /* A day is typed into the browser's own field for days: Broadleaf's picker writes a time with it, and in one way only. */
    var inputs = { DATE: 'TEXT', DATE_RANGE: 'RANGE' };
    ['Boolean', 'Date', 'Numeric', 'Text', 'Text_List'].forEach(function (type) {
        window['blcOperators_' + type] = window['blcOperators_' + type].filter(function (operator) {
            operator.label = operators[operator.name];
            operator.fieldType = inputs[operator.fieldType] || operator.fieldType;
            return operator.label;
        });
    });
    var $data = $builder.find('.builder-data');
    var days = $data.data('fields').fields.filter(function (field) {
        return field.operators === 'blcOperators_Date';
    }).map(function (field) { return field.name; });

    /* Only where it says something else: what is changed is looked at once more. */
    function say($part, text) {
        $part.each(function () { if ($(this).text() !== text) { $(this).text(text); } });
    }

    function dress() {
        $rules.find('.all-any-none-wrapper').each(function () {
            say($(this).children('span').first(), phrases.match);
            say($(this).children('span').last(), '');
            ['all', 'any', 'none'].forEach(function (kind) {
                say($(this).find('> select option[value=' + kind + ']'), phrases[kind]);
            }, this);
        });
        say($rules.find('a.add-rule'), phrases.rule);
        say($rules.find('a.add-condition'), phrases.group);
        say($rules.find('span.value.conditional-spacer'), phrases.and);
        $rules.find('.radioContainer').each(function () {
            say($(this).find('span').first(), phrases.yes);
            say($(this).find('span').last(), phrases.no);
        });
        $rules.find('.rule').each(function () {
            /* Broadleaf leaves the two bounds behind when another comparison is chosen. */
            if (!/^BETWEEN/.test($(this).find('.operator').val())) { $(this).find('input.start, input.end').remove(); }
            if (days.indexOf($(this).find('.field').val()) < 0) { return; }
            $(this).find('input.value[type=text], input.start[type=text], input.end[type=text]').each(function () {
                /* What is no day stays readable, to be mended. */
                if (!this.value || /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(this.value)) { this.type = 'date'; this.max = '9999-12-31'; }
            });
        });
        $builder.find('a.begin').toggle($rules.find('.conditional').length === 0);
    }

    /* Not left to the admin's own start, which comes before these words. */
    var condition = BLCAdmin.conditions.addCondition(built.id, $rules[0].id, $data.data('fields'), $data.data('data'));
    BLCAdmin.conditions.initializeCondition($builder, condition);
    $builder.find('a.begin').click(function () {
        BLCAdmin.conditions.showOrCreateMainCondition($rules, 'add-main-rule');
        $rules.find('a.add-rule').first().click();
        dress();
        return false;
    });
    /* In the same moment, so that nothing is typed into a field that is replaced. */
    new MutationObserver(dress).observe($rules[0], { childList: true, subtree: true });
    $(form).find('textarea[name=condition]').hide();
    $(form).find('.hint.raw').hide();
    $builder.show();
    dress();
    built.value = 'not filled in';
    form.addEventListener('submit', function (event) {
        try {
            built.value = JSON.stringify(condition.builder.collectData());
        } catch (unsaid) {
            event.preventDefault();
            failed.style.display = '';
            failed.scrollIntoView({ block: 'center' });
            window.console.error(unsaid);
        }
    }, true);
});
