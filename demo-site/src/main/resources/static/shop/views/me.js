/** My points at a glance: what there is, what becomes of it, how far it is to the next tier. */
import { LOYALTY, get } from '../core/api.js';
import { h } from '../core/dom.js';
import { day, money, month, monthAndYear, number, points, t } from '../core/words.js';
import { shopper } from '../core/shopper.js';
import { begin, stillShown } from '../core/router.js';
import { mineNav } from '../parts/mine.js';
import { fill, outlineRows } from '../parts/states.js';
import { progress } from '../parts/tier.js';

const MONTHS = 12;
/** Of a hundred days each: more than there are days in the years for which points last. */
const MOST_PAGES = 20;

export default async function me({ token }) {
  const body = begin(t('meTitle'), { before: mineNav() });
  body.append(outlineRows(4));
  const mine = await get(`${LOYALTY}/me`);
  if (!stillShown(token)) {
    return;
  }
  shopper.me = mine;
  const { balance } = mine;
  const calendar = h('div', {}, outlineRows(3));
  body.replaceChildren(
    h('div.overview', {},
      h('section.hero.mine', { 'aria-labelledby': 'available-title' },
        h('div.hero-text', {},
          h('h2.eyebrow', { id: 'available-title' }, t('available')),
          h('p.claim', { id: 'available' }, points(balance.available)),
          h('p.lead', {}, t('worth', { money: money(mine.worth) })),
          mine.anchors.length > 0 && h('ul.anchors', {}, mine.anchors.slice(0, 3).map(anchor =>
            h('li', {}, h('a', { href: `#/offer/${anchor.offerId}` }, anchor.text)))),
          h('p.buttons', {}, h('a.button.main', { href: '#/mall?affordable=true' }, t('spendThem')))),
        progress(mine.tier, balance)),
      h('dl.tiles', {}, ['pending', 'held', 'spent', 'expired', 'debt'].filter(state => state !== 'debt' || balance.debt).map(state =>
        h('div', {}, h('dt', {}, t(`state.${state}`)), h('dd', {}, number(balance[state]), h('span.soft', {}, t(`state.${state}.text`))))))),
    h('section.part', { 'aria-labelledby': 'expiry-title' }, h('div.part-head', {}, h('h2', { id: 'expiry-title' }, t('expiryTitle'))), calendar));
  fill(calendar, expiry);
}

/** By month for the year that comes, and by day below. */
async function expiry() {
  const items = [];
  for (let page = 0, next = ''; page < MOST_PAGES && next !== null; page++) {
    const answer = await get(`${LOYALTY}/me/expirations?limit=100${next && `&cursor=${encodeURIComponent(next)}`}`);
    items.push(...answer.items);
    next = answer.next;
  }
  if (!items.length) {
    return h('p.soft', {}, t('nothingExpires'));
  }
  // Points are lost with the end of a day: the last one on which they can be spent is the one before that moment.
  const dates = items.map(({ points, at }) => ({ points, last: new Date(Date.parse(at) - 1) }));
  const today = new Date();
  const cells = Array.from({ length: MONTHS }, (_, index) => {
    const start = new Date(today.getFullYear(), today.getMonth() + index, 1);
    const sum = dates.filter(({ last }) => last.getFullYear() === start.getFullYear() && last.getMonth() === start.getMonth())
      .reduce((total, { points }) => total + points, 0);
    return h(`li${sum ? '.some' : ''}`, {}, h('span', { 'aria-label': monthAndYear(start) }, month(start)), h('strong', {}, sum ? number(sum) : '–'));
  });
  return [h('ol.months', { 'aria-label': t('expiryByMonth') }, cells),
    h('ul.plain.dates', {}, dates.map(({ points: expiring, last }) => h('li.row', {}, h('span', {}, t('spendableUntil', { day: day(last) })), h('strong', {}, points(expiring)))))];
}
