/** What was had for points and is no parcel: codes to use, benefits, what was given. */
import { LOYALTY, call, get } from '../core/api.js';
import { h, picture } from '../core/dom.js';
import { day, t } from '../core/words.js';
import { refresh } from '../core/shopper.js';
import { begin } from '../core/router.js';
import { busy } from '../parts/busy.js';
import { code } from '../parts/exchange.js';
import { mineNav, paged } from '../parts/mine.js';
import { fill, nothing, outlineRows, refusal } from '../parts/states.js';

const STATES = ['', 'ACTIVE', 'USED', 'EXPIRED', 'VOIDED'];

export default async function rewards() {
  const body = begin(t('rewardsTitle'), { before: mineNav() });
  const select = h('select', { id: 'state' }, STATES.map(state => h('option', { value: state }, t(`rewardState.${state || 'ALL'}`))));
  const place = h('div', {}, outlineRows(4));
  body.append(h('div.filters', {}, h('label', { for: 'state' }, h('span', {}, t('rewardState')), select)), place);

  const load = () => fill(place, page);

  async function page() {
    const list = h('ul.rewards', {});
    const more = h('button.button', { type: 'button', hidden: true }, t('more'));
    const count = await paged(list, more, next => get(`${LOYALTY}/me/rewards?limit=20${select.value && `&state=${select.value}`}${next ? `&cursor=${encodeURIComponent(next)}` : ''}`),
      reward => card(reward, load));
    return count ? [list, h('p.more-row', {}, more)] : nothing(t('noRewards'), { href: '#/mall', text: t('allOffers') });
  }

  select.addEventListener('change', load);
  await load();
}

function card(reward, changed) {
  const said = h('div', {});
  const back = h('button.button.small', { type: 'button', 'aria-label': `${t('giveBack')}: ${reward.name}` }, t('giveBack'));
  back.addEventListener('click', () => busy(back, async () => {
    try {
      await call('POST', `${LOYALTY}/me/rewards/${reward.id}/give-back`);
      await refresh();
      await changed();
    } catch (failure) {
      refusal(said, failure);
    }
  }));
  return h('li.panel.reward', {},
    picture(`/shop/pictures/kind/${reward.kind}.svg`),
    h('div.item-text', {},
      h('h2', {}, reward.name),
      h('p.badges', {}, h(`span.badge.state-${reward.state}`, {}, t(`rewardState.${reward.state}`)),
        reward.kind !== 'DONATION' && reward.usesLeft > 1 && h('span.badge', {}, t('usesLeft', { n: reward.usesLeft }))),
      h('p.soft', {}, t('hadFor', { n: reward.points }), reward.pointsBack ? ` · ${t('cameBack', { n: reward.pointsBack })}` : '',
        reward.until && ` · ${t('goodUntil', { day: day(reward.until) })}`),
      reward.code && code(reward.code),
      reward.uses.map(use => use.orderNumber && h('p.soft', {}, t('usedFor'), ' ', h('a', { href: `#/order/${use.orderNumber}` }, use.orderNumber))),
      reward.givesBack && back, said));
}
