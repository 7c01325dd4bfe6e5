/** How far it is to the next tier. */
import { h } from '../core/dom.js';
import { money, number, t } from '../core/words.js';

export function progress(tier, balance) {
  if (!tier) {
    return null;
  }
  const next = tier.next;
  const bar = h('div.bar', {
    role: 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': '100',
    'aria-valuenow': next ? next.percent : 100, 'aria-label': t('tierProgress'),
  }, h('span'));
  // By script, as the page's policy allows no inline styles.
  bar.firstChild.style.setProperty('inline-size', `${next ? next.percent : 100}%`);
  return h('div.tier-card', {},
    h('p.tier-name', {}, tier.name ?? t('noTier')),
    bar,
    h('p.soft', {}, next
      ? next.spendToGo ? t('spendToTier', { money: money(next.spendToGo), tier: next.name }) : t('pointsToTier', { n: next.pointsToGo, tier: next.name })
      : t('highestTier')),
    balance.pending > 0 && h('p.soft', {}, t('pending', { n: number(balance.pending) })));
}
