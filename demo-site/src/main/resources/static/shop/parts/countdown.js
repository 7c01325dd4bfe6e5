/** How long something still lasts, by the server's clock. One clock for all of a page. */
import { h, icon } from '../core/dom.js';
import { serverNow } from '../core/api.js';
import { t } from '../core/words.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

const two = value => String(value).padStart(2, '0');

function left(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / SECOND));
  const days = Math.floor(seconds / 86400);
  const clock = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days ? t('daysAnd', { days, clock }) : clock;
}

/** A badge that counts down to this moment, and tells the page when it has come. */
export function countdown(until) {
  const time = h('time', { datetime: until, 'data-until': until }, left(Date.parse(until) - serverNow()));
  return h('span.badge.ends', {}, icon('clock'), h('span', {}, t('endsIn'), ' ', time));
}

/** Far ends need no clock. */
export const isNear = until => until && Date.parse(until) - serverNow() < 7 * DAY;

function tick() {
  for (const time of document.querySelectorAll('time[data-until]')) {
    const rest = Date.parse(time.dataset.until) - serverNow();
    if (rest > 0) {
      time.textContent = left(rest);
    } else {
      delete time.dataset.until;
      time.parentElement.replaceChildren(t('ended'));
      document.dispatchEvent(new CustomEvent('ended'));
    }
  }
}

export function startClock() {
  setInterval(tick, SECOND);
}
