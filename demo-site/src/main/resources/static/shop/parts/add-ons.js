/** What goes into this cart for a few points more. */
import { LOYALTY, get, tell } from '../core/api.js';
import { h } from '../core/dom.js';
import { t } from '../core/words.js';
import { stillShown } from '../core/router.js';
import { offerCard } from './cards.js';
import { fill } from './states.js';

export function addOns(view) {
  return fill(view.extras, async () => {
    const answer = await get(`${LOYALTY}/recommendations?placement=cart&limit=4`);
    if (!answer.items.length || !stillShown(view.token) || view.content.querySelector('.nothing')) {
      return [];
    }
    const told = kind => offers => tell(answer.requestId, offers.map(offer => ({ offerId: offer.id, kind })));
    told('SEEN')(answer.items.map(({ offer }) => offer));
    return [h('div.part-head', {}, h('h2', { id: 'add-ons-title' }, t('addOns'))),
      h('ul.grid', {}, answer.items.map(({ offer, reason }) => offerCard(offer, {
        reason, clicked: () => told('CLICKED')([offer]), done: view.redraw,
      })))];
  });
}
