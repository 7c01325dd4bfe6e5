/* Draws the tables of the page as charts; without it, and for readers, the tables are there all the same. */
(function () {
    var colours = ['#2a6da9', '#2f8a3d', '#c47f17'];
    var charts = [];
    var language = (document.querySelector('.overview') || document.body).getAttribute('data-language') || undefined;
    function rows(table) { return Array.prototype.slice.call(table.querySelectorAll('tbody tr')); }
    function text(cell) { return cell.textContent.trim(); }
    function value(cell) { return Number(cell.getAttribute('data-value')); }
    function heads(table) { return Array.prototype.map.call(table.querySelectorAll('thead th'), text); }
    function short(number) { return Math.abs(number) >= 10000 ? number.toLocaleString(language, { notation: 'compact' }) : String(number); }
    function base() {
        return { animation: false, color: colours, textStyle: { fontFamily: 'inherit' }, tooltip: { trigger: 'axis', renderMode: 'richText' },
            grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true } };
    }
    function numbers(axis) { return Object.assign({ type: 'value', axisLabel: { formatter: short } }, axis || {}); }
    function lines(table) {
        var names = heads(table), all = rows(table), option = base();
        option.legend = { data: names.slice(1) };
        option.xAxis = { type: 'category', data: all.map(function (row) { return text(row.cells[0]); }) };
        option.yAxis = numbers();
        option.series = names.slice(1).map(function (name, at) {
            return { name: name, type: all.length > 1 ? 'line' : 'bar', showSymbol: all.length < 40, data: all.map(function (row) { return value(row.cells[at + 1]); }) };
        });
        return option;
    }
    function bars(table, lying) {
        var all = rows(table), option = base();
        if (lying) { all.reverse(); }
        var names = { type: 'category', data: all.map(function (row) { return text(row.cells[0]); }), axisLabel: { width: 140, overflow: 'truncate' } };
        option.xAxis = lying ? numbers({ splitNumber: 4 }) : names;
        option.yAxis = lying ? names : numbers();
        option.grid.top = 12;
        option.series = [{ type: 'bar', barMaxWidth: 28, data: all.map(function (row) { return value(row.cells[1]); }) }];
        return option;
    }
    function heat(table) {
        var all = rows(table), option = base(), days = [], hours = [], most = 0;
        var cells = all.map(function (row) {
            var day = text(row.cells[0]), hour = value(row.cells[1]), points = value(row.cells[2]);
            if (days.indexOf(day) < 0) { days.push(day); }
            if (hours.indexOf(hour) < 0) { hours.push(hour); }
            most = Math.max(most, points);
            return [hour, days.indexOf(day), points];
        });
        option.tooltip = { trigger: 'item', renderMode: 'richText', formatter: function (at) { return days[at.value[1]] + ' ' + at.value[0] + ':00  ' + at.value[2].toLocaleString(language); } };
        option.xAxis = { type: 'category', data: hours };
        option.yAxis = { type: 'category', data: days, inverse: true, axisLabel: { width: 140, overflow: 'truncate' } };
        option.grid.bottom = 44;
        option.visualMap = { min: 0, max: Math.max(1, most), orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 120, inRange: { color: ['#f3f6f9', '#7ba7d0', '#1d4f7c'] }, formatter: function (number) { return short(Math.round(number)); } };
        option.series = [{ type: 'heatmap', data: cells }];
        return option;
    }
    function draw() {
        if (!window.echarts) { return; }
        Array.prototype.forEach.call(document.querySelectorAll('.overview .chart'), function (place) {
            var table = document.getElementById(place.getAttribute('data-table'));
            if (!table || !rows(table).length) { return; }
            var kind = place.className;
            place.style.display = 'block';
            var chart = window.echarts.init(place);
            chart.setOption(/lines/.test(kind) ? lines(table) : /heat/.test(kind) ? heat(table) : bars(table, /bars/.test(kind)));
            charts.push(chart);
        });
    }
    window.addEventListener('resize', function () { charts.forEach(function (chart) { chart.resize(); }); });
    if (document.readyState === 'loading') { document.addEventListener('DOMContentLoaded', draw); } else { draw(); }
}());
