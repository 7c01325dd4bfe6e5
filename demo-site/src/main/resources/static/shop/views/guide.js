/** The programme in words, as it is in force now. */
import { LOYALTY, get } from '../core/api.js';
import { h } from '../core/dom.js';
import { day, t } from '../core/words.js';
import { isGuest, shopper } from '../core/shopper.js';
import { begin, stillShown } from '../core/router.js';
import { outlineRows } from '../parts/states.js';

export default async function guide({ token }) {
  const body = begin(t('guideTitle'), { lead: t('guideLead') });
  body.append(outlineRows(8));
  const found = await get(`${LOYALTY}/guide`);
  if (!stillShown(token)) {
    return;
  }
  body.replaceChildren(
    h('div.chapters', {}, chapter('earning', found.earning), chapter('spending', found.spending), chapter('expiry', found.expiry)),
    found.tiers.length ? h('section.part', { 'aria-labelledby': 'tiers-title' },
      h('div.part-head', {}, h('h2', { id: 'tiers-title' }, t('tiersTitle'))),
      h('ul.tiers', {}, found.tiers.map(tier => h(`li.panel.tier-${tier.code}`, { 'aria-current': shopper.me?.tier?.code === tier.code ? 'true' : null },
        h('h3', {}, tier.name, shopper.me?.tier?.code === tier.code && h('span.badge', {}, t('yourTier'))),
        h('ul.reasons', {}, tier.text.map(line => h('li', {}, line))))))) : '',
    h('p.buttons', {}, h('a.button.main', { href: isGuest() ? '#/register' : '#/mall' }, t(isGuest() ? 'join' : 'spendThem')),
      h('a.button', { href: '#/mall' }, t('allOffers'))));
}

function chapter(name, sentences) {
  return h('section.panel', { 'aria-labelledby': `${name}-title` }, h('h2', { id: `${name}-title` }, t(`guide.${name}`)),
    h('ul.reasons', {}, sentences.map(({ text, from, until }) => h('li', {}, text,
      (from || until) && h('span.soft', {}, ' ', [from && t('fromDay', { day: day(from) }), until && t('until', { day: day(new Date(Date.parse(until) - 1)) })].filter(Boolean).join(' '))))));
}
