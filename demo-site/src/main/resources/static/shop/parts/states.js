/** What stands where something is to be: while it loads, where there is nothing, and where it failed. */
import { h, icon } from '../core/dom.js';
import { ended, isGuest } from '../core/shopper.js';
import { t } from '../core/words.js';

/** Cards in outline, as tall as those that come. */
export function outlines(count) {
  return Array.from({ length: count }, () => h('li.card.outline', { 'aria-hidden': 'true' },
    h('div.picture'), h('div.line'), h('div.line.short'), h('div.line.button-line')));
}

export function outlineRows(count) {
  return h('div.outline-rows', { 'aria-hidden': 'true' }, Array.from({ length: count }, () => h('div.line')));
}

export function nothing(text, link = null) {
  return h('div.nothing', {}, icon('spark'), h('p', {}, text), link && h('a.button', { href: link.href }, link.text));
}

/** In words what the store answered; where it did not answer, that. */
export function words(failure) {
  return failure.status ? failure.message : t('noConnection');
}

/** Says there why it was refused; whoever is no longer signed in goes to sign in. */
export function refusal(place, failure) {
  if (failure.status === undefined) {
    throw failure;
  }
  if (!ended(failure)) {
    place.replaceChildren(alert(words(failure)));
  }
}

export function failed(failure, again) {
  return h('div.nothing.failed', { role: 'alert' }, icon('alert'), h('p', {}, words(failure)),
    again && h('button.button', { type: 'button', onclick: again }, t('tryAgain')));
}

/** Something to be read at once. */
export function alert(text) {
  return h('p.alert', { role: 'alert' }, icon('alert'), h('span', {}, text));
}

/** Fills a part of a view by itself: the rest neither waits for it nor fails with it. */
export async function fill(section, load) {
  try {
    const children = await load();
    section.replaceChildren(...[children].flat());
    section.hidden = section.children.length === 0;
  } catch (failure) {
    if (failure.status === undefined) {
      throw failure;
    }
    if (isGuest() || !ended(failure)) {
      section.replaceChildren(failed(failure, () => fill(section, load)));
    }
  }
}
