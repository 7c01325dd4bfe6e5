/** The programme's settings in the admin: one form, a draft, and a page that asks before it is published. */
@NullMarked
package org.pointsmall.loyalty.admin.settings;

import org.jspecify.annotations.NullMarked;
