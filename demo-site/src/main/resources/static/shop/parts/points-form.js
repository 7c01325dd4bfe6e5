/** How many points pay: what they come to is shown while the slider moves, and agreed when it is let go. */
import { LOYALTY, call, get } from '../core/api.js';
import { h, later } from '../core/dom.js';
import { money, points, t } from '../core/words.js';
import { stillShown } from '../core/router.js';
import { alert, refusal } from './states.js';

/** Those that the shopper chose: what goods of the mall cost is not a choice. */
function offset(quote) {
  return quote.lines.filter(line => line.kind === 'OFFSET').reduce((sum, line) => sum + line.points, 0)
    + (quote.shipping?.points ?? 0);
}

/** @param preview shows a quote that is not agreed yet */
export function pointsForm(view, applied, most, preview) {
  const now = offset(applied.quote);
  const limit = Math.max(offset(most), now);
  const why = most.refusals.map(refusal => h('li', {}, refusal.detail));
  if (!limit) {
    return h('div.points-form', { id: 'use-points' }, h('h3', {}, t('usePoints')),
      h('ul.plain.soft', {}, why.length ? why : h('li', {}, t('noPointsToUse'))));
  }
  const slider = h('input', { type: 'range', id: 'points', min: 0, max: limit, step: 1, value: now });
  const output = h('output', { htmlFor: 'points' });
  const exact = h('input', { type: 'number', min: 0, max: limit, step: 1, value: now, inputmode: 'numeric', 'aria-label': t('exactPoints') });
  const notes = h('ul.plain.soft', {}, applied.quote.explanation.length > 1 && applied.quote.explanation.map(line => h('li', {}, line)));
  const said = h('div', {});
  let asked = 0;

  function say(quote, chosen) {
    const worth = quote.lines.filter(line => line.kind === 'OFFSET').reduce((sum, line) => sum + Number(line.money.amount), 0)
      + Number(quote.shipping?.money.amount ?? 0);
    const text = chosen ? t('pointsPay', { points: points(offset(quote)), money: money({ amount: worth, currency: quote.money.currency }) }) : t('pointsPayNothing');
    output.textContent = text;
    slider.setAttribute('aria-valuetext', text);
    slider.style.setProperty('--part', `${limit ? (100 * chosen) / limit : 0}%`);
  }

  async function look(chosen) {
    const question = ++asked;
    try {
      const quote = await get(`${LOYALTY}/cart/quote?points=${chosen}`);
      if (question === asked && stillShown(view.token)) {
        say(quote, chosen);
        preview(quote);
      }
    } catch (failure) {
      refusal(said, failure);
    }
  }

  async function agree(chosen) {
    asked++;
    said.replaceChildren();
    const focused = document.activeElement?.id;
    await view.change(() => call('PUT', `${LOYALTY}/cart/points`, { points: chosen }));
    if (focused) {
      document.getElementById(focused)?.focus();
    }
  }

  const lookSoon = later(look, 60);
  slider.addEventListener('input', () => {
    view.choosing(Number(slider.value) !== now);
    exact.value = slider.value;
    slider.style.setProperty('--part', `${(100 * slider.value) / limit}%`);
    lookSoon(Number(slider.value));
  });
  slider.addEventListener('change', () => agree(Number(slider.value)));
  exact.addEventListener('input', () => view.choosing(Number(exact.value) !== now));
  exact.addEventListener('change', () => agree(Math.min(limit, Math.max(0, Math.trunc(Number(exact.value)) || 0))));
  const all = h('button.button.small', { type: 'button', id: 'all-points' }, t('useMost', { n: limit }));
  all.addEventListener('click', () => agree(limit));
  const none = h('button.button.small', { type: 'button', id: 'no-points', hidden: !now }, t('useNone'));
  none.addEventListener('click', () => agree(0));
  say(applied.quote, now);
  return h('div.points-form', { id: 'use-points' },
    h('div.points-head', {}, h('h3', {}, h('label', { for: 'points' }, t('usePoints'))), exact),
    slider, output, h('p.buttons', {}, all, none),
    applied.reduced && alert(t('pointsReduced')), notes, said);
}
