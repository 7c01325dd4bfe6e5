/** What definitions name and when they apply, as operators call it and look for it; shared by rules and campaigns. */
@NullMarked
package org.pointsmall.loyalty.admin.choice;

import org.jspecify.annotations.NullMarked;
