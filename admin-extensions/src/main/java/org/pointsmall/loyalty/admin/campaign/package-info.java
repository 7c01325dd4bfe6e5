/** Campaigns in the admin: their list in words, and the form by which they are added, changed, ended and looked up. */
@NullMarked
package org.pointsmall.loyalty.admin.campaign;

import org.jspecify.annotations.NullMarked;
