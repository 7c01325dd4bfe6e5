/** When rules and campaigns apply: by dates, weekdays, days of the month, festivals, in a time zone of their own. */
@NullMarked
package org.pointsmall.loyalty.window;

import org.jspecify.annotations.NullMarked;
