/** Runs what a control asks for, which can't be asked again meanwhile. */
import { toast } from '../core/dom.js';
import { ended } from '../core/shopper.js';
import { words } from './states.js';

/** What the store refuses is said in passing, where the action has not said it itself. */
export async function busy(control, action) {
  if (control.getAttribute('aria-busy') === 'true') {
    return;
  }
  control.setAttribute('aria-busy', 'true');
  control.disabled = true;
  try {
    await action();
  } catch (failure) {
    if (failure.status === undefined) {
      throw failure;
    }
    if (!ended(failure)) {
      toast(words(failure));
    }
  } finally {
    control.removeAttribute('aria-busy');
    control.disabled = false;
  }
}
